import {dateOf} from '../../changelog/formats/technical/heading.ts';
import {isDateLabel, type LoggedEntry} from '../../changelog/formats/technical/log.ts';
import {readSlot} from '../../changelog/formats/technical/slots.ts';
import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import {once} from '../../once.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {isNumberedLog, numberedLogIn} from '../changelog/numbered-log.ts';
import {writtenDate} from '../changelog/written-date.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

/** A day in another form than ISO 8601. */
const otherForm = once(
  () =>
    /^\[?(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b/u,
);

export const logDate = defineRule({
  id: 'log-date',
  severity: 'warning',
  on: 'document',
  where: isNumberedLog,
  fixable: true,
  family: 'changelog',
  summary: 'a date in the technical log is a day, as `YYYY-MM-DD`',
  *check(document, project) {
    const seen = new Set<Section>();
    for (const entry of numberedLogIn(document, project)?.entries ?? []) {
      for (const section of [entry.section, ...(entry.day ? [entry.day] : [])]) {
        if (seen.has(section)) continue;
        seen.add(section);
        const words = section === entry.section ? wordsOf(entry) : section.title;
        yield* checkWords(document.text, words, headingRange(section));
      }
      yield* checkFields(document, entry);
    }
  },
});

/** Behind a number that stands in front. */
function wordsOf({section: {title}, title: words}: LoggedEntry): string {
  return dateOf(title) ?? words;
}

function* checkWords(text: string, words: string, range: Range): Generator<Problem> {
  const written = dateOf(words) ?? otherForm().exec(words)?.[1];
  if (written === undefined || isDay(written)) return;
  yield problemOf(text, range, written);
}

/** The hour may stand behind the day. */
function* checkFields({text}: Document, {fields}: LoggedEntry): Generator<Problem> {
  const field = fields.find(({label, form}) => isDateLabel(label) && form !== 'section');
  if (!field) return;
  const {start, end, text: written} = readSlot(text, field);
  const [first = ''] = written.split(/[\sT]/, 1);
  if (!/\d/.test(written) || isDay(first)) return;
  yield problemOf(text, {start, end}, written);
}

function problemOf(text: string, range: Range, written: string): Problem {
  const {expected, ...fix} = writtenDate(text, range, written);
  return {range, message: `Date \`${printable(written)}\`, expected ${expected}`, ...fix};
}
