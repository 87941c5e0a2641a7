import * as fc from 'fast-check';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectSummary} from '../../src/summary/file/project-summary.ts';
import type {SummaryRecord} from '../../src/summary/file/record.ts';
import {FORM, type SectionId} from '../../src/summary/form.ts';
import type {LineSource, Summary, SummaryLine} from '../../src/summary/summary.ts';

const FOUND: LineSource = {kind: 'document', path: 'openspec/changes/add-probe/proposal.md', line: 1};

/** A line that is its own key, or that of a path when it begins with one in code. */
export function line(text: string): SummaryLine {
  return {key: /^`([^`]+)`/.exec(text)?.[1] ?? text, text, sources: [FOUND]};
}

/** What says that nothing was found. */
function absent(text: string): SummaryLine {
  return {key: 'absent', text, sources: [{kind: 'absent', lookedIn: 'design.md'}]};
}

/** A summary of these lines; a section of the form that is not named says that nothing was found, or stands bare. */
export function summaryOf(lines: Readonly<Partial<Record<SectionId, readonly SummaryLine[]>>>): Summary {
  const hasFiles = FORM.some(({id, isRequired}) => !isRequired && (lines[id]?.length ?? 0) > 0);
  const isBare = (id: SectionId) => id === 'git-change-history' || (id === 'files-to-modify' && hasFiles);
  const sections = FORM.flatMap(({id, title, isRequired}) => {
    const own = lines[id] ?? [];
    if (!isRequired && own.length === 0) return [];
    return [{id, lines: own.length > 0 || isBare(id) ? own : [absent(`No ${title} found`)]}];
  });
  return {change: 'add-probe', sections};
}

/** What a projection into a text leaves, and what it knows then. */
export function projected(
  text: string,
  summary: Summary,
  record: SummaryRecord = {},
  accept?: 'file' | 'source',
) {
  const outcome = projectSummary(parse(sourceOf('proposal-summary.md', text)), summary, record, accept);
  return {...outcome, text: applyEdits(text, outcome.edits)};
}

const WORDS = ['cache', 'probe', 'router', 'session', 'token', 'retry', 'budget', 'worker'];
const sentence = fc
  .array(fc.constantFrom(...WORDS), {minLength: 1, maxLength: 4})
  .map((words) => words.join(' '));
const path = fc
  .tuple(fc.constantFrom('src', 'lib'), fc.constantFrom(...WORDS))
  .map(([a, b]) => `${a}/${b}.ts`);
const odd = fc.constantFrom(
  '# not a heading',
  '- nested',
  '1. numbered',
  '---',
  '[ ] box',
  '`code` first',
  '**bold**: x',
  '<b>html',
);
const plainLines = fc
  .uniqueArray(fc.oneof({weight: 8, arbitrary: sentence}, {weight: 1, arbitrary: odd}), {maxLength: 4})
  .map((texts) => texts.map(line));
const fileLines = fc
  .uniqueArray(fc.tuple(path, sentence), {maxLength: 4, selector: ([name]) => name})
  .map((files) => files.map(([name, words]) => line(`\`${name}\` — ${words}`)));

/** Summaries as they could be of a change, at one time and another. */
export const anySummary: fc.Arbitrary<Summary> = fc
  .record(
    Object.fromEntries(
      FORM.filter(({id}) => id !== 'git-change-history' && id !== 'files-to-modify').map(
        ({id, isRequired}) => [id, isRequired ? plainLines : fileLines],
      ),
    ),
  )
  .map((lines) => summaryOf(withoutRepeats(lines)));

/** A path stands in one group. */
function withoutRepeats(lines: Readonly<Record<string, readonly SummaryLine[]>>) {
  const seen = new Set<string>();
  const groups = FORM.filter(({isRequired}) => !isRequired).map(({id}) => id as string);
  return Object.fromEntries(
    Object.entries(lines).map(([id, own]) => [
      id,
      groups.includes(id) ? own.filter(({key}) => !seen.has(key) && seen.add(key)) : own,
    ]),
  );
}

/** How a person lays out what was written, without changing a word. */
export const LAYOUTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.trimEnd(),
  (text) => text.replace(/^(#.*)\n(?=-)/gm, '$1\n\n'),
  (text) => text.replace(/^- /gm, '* '),
  (text) => text.replace(/^- (.*)\n(?=- )/gm, '- $1\n\n'),
  (text) => text.replace(/^## (.*)$/gm, '$1\n---'),
  (text) => text.replace(/^- /gm, '1. '),
];

/** What a person does to a text, line by line; every word of theirs begins with `mine`. */
const handEdit = fc.oneof(
  fc
    .constantFrom(
      'mine here',
      '- mine as an item',
      '  - mine nested',
      '## Mine',
      '### Mine too',
      '- `src/cache.ts` mine',
      '<!-- mine -->',
      '* mine with a star',
    )
    .map((added) => (lines: string[], at: number) => void lines.splice(at, 0, added)),
  fc.constant((lines: string[], at: number) => void lines.splice(at, 1)),
  fc.constant((lines: string[], at: number) => {
    if (/^[-*] /.test(lines[at] ?? '')) lines[at] += ' mine';
  }),
  fc.constant((lines: string[], at: number) => {
    const [moved = ''] = lines.splice(at, 1);
    lines.splice(at + 1, 0, moved);
  }),
);

/** Some of that, one after the other, below the title. */
export const handEdits = fc
  .array(fc.tuple(handEdit, fc.nat()), {maxLength: 6})
  .map((edits) => (text: string) => {
    const lines = text.split('\n');
    for (const [edit, at] of edits) edit(lines, 2 + (at % Math.max(lines.length - 2, 1)));
    return lines.join('\n');
  });

/** How many words a person wrote. */
export const words = (text: string) => text.split(/mine/i).length - 1;
