import type {Document} from '../../markdown/document.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {isBlank} from '../deltas/scenario-slips.ts';
import {defineRule} from '../rule.ts';
import {optionOf, wholeNumber} from '../settings/options.ts';

const ID = 'spec-purpose';
const min = wholeNumber({
  ...{name: 'min', otherwise: 50, least: 0},
  summary: 'how many characters a purpose has at least; of dense scripts, each counts as three',
});
/** The word on its own, or with punctuation behind it: `TODO lists are …` speaks of lists. */
const PLACEHOLDER = /^\W*(?:TBD|TODO|TBA|FIXME)(?:$|\s*[^\p{L}\p{N}\s])/u;

export const specPurpose = defineRule({
  id: ID,
  severity: 'warning',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'spec',
  summary: 'the purpose of a living spec was written, and says enough',
  options: [min],
  *check(document, project) {
    const purpose = specOf(document)?.purpose;
    const [first] = purpose?.blocks ?? [];
    if (!purpose || !first || isBlank(document, purpose)) return;
    const text = textOf(purpose);
    const least = optionOf(project, ID, min);
    const range = {start: rangeOf(first).start, end: rangeOf(purpose.blocks.at(-1) ?? first).end};
    if (isPlaceholder(document, text))
      yield {range, message: 'Purpose is still a placeholder, expected what the capability is for'};
    else if (weightOf(text) < least)
      yield {range, message: `Purpose of ${[...text].length} characters, expected at least ${least}`};
  },
});

function textOf(purpose: Section): string {
  const blocks = [purpose, ...descendants(purpose)].flatMap((section) => section.blocks);
  return blocks
    .filter(({type}) => type !== 'html')
    .map((block) => plainText(block))
    .join(' ')
    .trim();
}

function isPlaceholder(_document: Document, text: string): boolean {
  return (
    PLACEHOLDER.test(text) ||
    /^created by archiving change \S+\. Update Purpose after archive\.?$/i.test(text)
  );
}

/** A character of Chinese, Japanese or Korean says what takes three letters elsewhere. */
function weightOf(text: string): number {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return [...text].length + 2 * dense;
}
