import type {Problem} from '../../rule.ts';
import {inMapping, itemsOf, type Read, type Setting, shown, unknown} from './setting.ts';

/** The kinds of deltas that have settings. */
export const KEYWORDS = ['ADDED', 'MODIFIED', 'REMOVED'];
const ADDITIONS = ['required', 'known', 'aliases'];

/** What is wrong with `deltas`. */
export function* deltasProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const kind of yield* inMapping(setting, 'ADDED:')) {
    if (KEYWORDS.includes(kind.key.toUpperCase())) yield* kindProblems(read, kind);
    else yield unknown(kind, 'deltas', KEYWORDS);
  }
}

function* kindProblems(read: Read, kind: Setting): Generator<Problem> {
  for (const addition of yield* inMapping(kind, 'required: [Rationale]')) {
    if (addition.key === 'aliases') yield* aliasProblems(read, addition);
    else if (ADDITIONS.includes(addition.key)) yield* titleProblems(read, addition);
    else yield unknown(addition, kind.key, ADDITIONS);
  }
}

function* aliasProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const title of yield* inMapping(setting, 'Summary: [Overview]')) yield* titleProblems(read, title);
}

/** One title, or a list of them. */
function* titleProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    if (text !== undefined) continue;
    yield {range, message: `${written} in ${shown(setting.key)}, expected the title of a section as text`};
  }
}
