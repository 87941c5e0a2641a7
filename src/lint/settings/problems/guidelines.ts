import {guidelineFault, guidelineKey} from '../../../project/guideline-paths.ts';
import type {Problem} from '../../rule.ts';
import {itemsOf, type Read, type Setting} from './setting.ts';

/** What is wrong with `guidelines`: one file, or a list of them. */
export function* guidelinesProblems(read: Read, setting: Setting): Generator<Problem> {
  const named = new Set<string>();
  for (const {text, written, range} of itemsOf(read, setting)) {
    const fault = text === undefined ? 'is no text' : guidelineFault(text);
    const key = text === undefined ? '' : guidelineKey(text);
    if (fault !== undefined)
      yield {range, message: `${written} in \`guidelines\` ${fault}, expected a path like \`AGENTS.md\``};
    else if (named.has(key))
      yield {range, message: `${written} in \`guidelines\` is named twice, expected each file once`};
    named.add(key);
  }
}
