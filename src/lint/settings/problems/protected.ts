import {patternFault} from '../../../project/path-pattern.ts';
import type {Problem} from '../../rule.ts';
import {itemsOf, type Read, type Setting} from './setting.ts';

/** What is wrong with `protected`: one path, or a list of them. */
export function* protectedProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    const fault = text === undefined ? 'is no text' : patternFault(text);
    if (fault === undefined) continue;
    const expected = 'expected a path relative to the repository, as `docs/archive/`';
    yield {range, message: `${written} in \`protected\` ${fault}, ${expected}`};
  }
}
