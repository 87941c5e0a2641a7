import {COUNT_STYLES, HOSTS} from '../../../project/changelog-config.ts';
import {patternFault} from '../../../project/path-pattern.ts';
import type {Problem} from '../../rule.ts';
import {KEYWORDS} from './deltas.ts';
import {
  inMapping,
  isEmpty,
  itemsOf,
  oneOf,
  type Read,
  type Setting,
  shown,
  textOf,
  unknown,
  wordOf,
} from './setting.ts';

/** The settings a view may have, or all views together. */
export const VIEW_SETTINGS: readonly string[] = [
  'sections',
  'unreleased',
  'only',
  'counts',
  'prefix',
  'branch',
  'tag',
  'host',
  'url',
];

/** What is wrong with one of them. */
export function* viewSettingProblems(read: Read, setting: Setting): Generator<Problem> {
  if (setting.key === 'sections') yield* sectionProblems(setting);
  else if (setting.key === 'only') yield* onlyProblems(read, setting);
  else if (setting.key === 'counts') yield* wordProblems(setting, COUNT_STYLES);
  else if (setting.key === 'host') yield* wordProblems(setting, HOSTS);
  else yield* textProblems(setting);
}

function* sectionProblems(sections: Setting): Generator<Problem> {
  for (const setting of yield* inMapping(sections, 'ADDED: Added')) {
    if (KEYWORDS.includes(setting.key.toUpperCase())) yield* textProblems(setting);
    else yield unknown(setting, 'sections', KEYWORDS);
  }
}

/** One path or name, or a list of them. */
function* onlyProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    const fault = text === undefined ? 'is no text' : patternFault(text);
    if (fault === undefined) continue;
    const expected = 'expected a path, as `packages/api/`, or the name of a capability';
    yield {range, message: `${written} in \`only\` ${fault}, ${expected}`};
  }
}

function* wordProblems({key, value, range}: Setting, words: readonly string[]): Generator<Problem> {
  const word = wordOf(value);
  if (isEmpty(value) || (word !== undefined && words.includes(word))) return;
  const found = word === undefined ? 'is no word' : `is ${shown(word)}`;
  yield {range, message: `${shown(key)} ${found}, expected ${oneOf(words, word ?? '')}`};
}

function* textProblems({key, value, range}: Setting): Generator<Problem> {
  if (isEmpty(value)) return;
  const text = textOf(value);
  const isLine = text !== undefined && text.trim() !== '' && !/[\r\n]/.test(text);
  if (!isLine) yield {range, message: `${shown(key)} is no line of text, expected one in quotes`};
  else if (key === 'tag' && !text.includes('{version}'))
    yield {
      range,
      message: `${shown(text)} in \`tag\` says nothing of the version, expected one like \`v{version}\``,
    };
}
