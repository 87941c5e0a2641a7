import {testPatternFault} from '../../../project/config.ts';
import type {Problem} from '../../rule.ts';
import {itemsOf, type Read, type Setting} from './setting.ts';

/** What is wrong with `tests`: one pattern, or a list of them. */
export function* testsProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    const fault = text === undefined ? 'is no text' : testPatternFault(text);
    if (fault === undefined) continue;
    const expected = "expected a path relative to the repository, as `qa/` or `'!lib/testing/'`";
    yield {range, message: `${written} in \`tests\` ${fault}, ${expected}`};
  }
}
