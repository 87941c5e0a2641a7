import type {Problem} from '../../rule.ts';
import {isEmpty, oneOf, type Setting, shown, wordOf} from './setting.ts';

const DIALECTS = ['feature', 'requirement'];

/** What is wrong with `dialect`. */
export function* dialectProblems({value, range}: Setting): Generator<Problem> {
  const word = wordOf(value);
  if (isEmpty(value) || (word !== undefined && DIALECTS.includes(word))) return;
  const found = word === undefined ? 'is no word' : `is ${shown(word)}`;
  yield {range, message: `\`dialect\` ${found}, expected ${oneOf(DIALECTS, word ?? '')}`};
}
