import {isScalar} from 'yaml';
import type {Problem} from '../../rule.ts';
import {isEmpty, oneOf, type Setting, shown} from './setting.ts';

const DIALECTS = ['feature', 'requirement'];

/** What is wrong with `dialect`. */
export function* dialectProblems({value, range}: Setting): Generator<Problem> {
  const word = isScalar(value) ? value.value : undefined;
  if (isEmpty(value) || DIALECTS.includes(String(word))) return;
  const found = word === undefined ? 'is no word' : `is ${shown(String(word))}`;
  yield {range, message: `\`dialect\` ${found}, expected ${oneOf(DIALECTS, String(word ?? ''))}`};
}
