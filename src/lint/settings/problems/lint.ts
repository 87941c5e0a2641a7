import {baselinePathFault, LEVELS, levelFrom, meantLevel, PRESETS} from '../../../project/lint-config.ts';
import {nearestOf} from '../../../project/nearest.ts';
import {patternFault} from '../../../project/path-pattern.ts';
import type {YamlNode} from '../../../project/yaml-node.ts';
import {asRecord} from '../../../project/yaml-record.ts';
import {readBaseline} from '../../known/baseline.ts';
import type {Problem, Rule} from '../../rule.ts';
import {isLocked} from '../locked-rules.ts';
import {
  inMapping,
  isEmpty,
  itemsOf,
  oneOf,
  plainSettings,
  type Read,
  type Setting,
  shown,
  textOf,
  unknown,
  wordOf,
} from './setting.ts';

const SETTINGS = ['extends', 'rules', 'ignore', 'baseline'];

/** What is wrong with `lint`: levels and options of rules, what is left out, and what is known. */
export function* lintProblems(read: Read, lint: Setting): Generator<Problem> {
  for (const setting of yield* inMapping(lint, 'extends: strict')) {
    if (setting.key === 'extends') yield* presetProblems(setting);
    else if (setting.key === 'rules') yield* rulesProblems(read, setting);
    else if (setting.key === 'ignore') yield* ignoreProblems(read, setting);
    else if (setting.key === 'baseline') yield* baselineProblems(read, setting);
    else yield unknown(setting, 'lint', SETTINGS);
  }
}

function* presetProblems({value, range}: Setting): Generator<Problem> {
  const word = wordOf(value) ?? '';
  if (isEmpty(value) || PRESETS.some((preset) => preset === word)) return;
  yield {range, message: `\`extends\` is ${wordOrNone(value)}, expected ${oneOf(PRESETS, word)}`};
}

function* rulesProblems(read: Read, setting: Setting): Generator<Problem> {
  const ids = read.asked.rules.map(({id}) => id);
  const lint = asRecord(asRecord(read.data)['lint']);
  const written = asRecord(lint['rules']);
  for (const entry of yield* inMapping(setting, 'requirement-length: off')) {
    const rule = read.asked.rules.find(({id}) => id === entry.key);
    if (!rule) yield {range: entry.keyRange, message: unknownRule(entry.key, ids)};
    else if (entry.value.kind === 'mapping') yield* ruleProblems(rule, entry, asRecord(written[rule.id]));
    else yield* levelProblems(rule, entry);
  }
}

/** The id of no rule: of a hundred ids, only the nearest helps. */
function unknownRule(key: string, ids: readonly string[]): string {
  const meant = nearestOf(key, ids);
  const guess = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
  return `${shown(key)} in \`rules\` is no rule, expected the id of one${guess}`;
}

/** `{level: warning, max: 300}`. */
function* ruleProblems(
  rule: Rule,
  {value}: Setting,
  raw: Readonly<Record<string, unknown>>,
): Generator<Problem> {
  const options = rule.options ?? [];
  for (const setting of value.kind === 'mapping' ? yield* plainSettings(value) : []) {
    const {key, range} = setting;
    const option = options.find(({name}) => name === key);
    if (key === 'level') yield* levelProblems(rule, setting);
    else if (!option) yield unknownOption(setting, rule);
    else if (!isEmpty(setting.value) && option.read(raw[key]) === undefined)
      yield {range, message: optionFault(key, raw[key], rule.id, option.expected)};
  }
}

/** A list without anything in it was meant to turn the rule off. */
function optionFault(key: string, raw: unknown, id: string, expected: string): string {
  const isNone = Array.isArray(raw) && raw.length === 0;
  return `\`${key}\` of \`${id}\`, expected ${expected}${isNone ? '; to turn the rule off, write `off`' : ''}`;
}

function unknownOption(setting: Setting, {id, options = []}: Rule): Problem {
  const known = ['level', ...options.map(({name}) => name)];
  if (known.length > 1) return unknown(setting, id, known);
  return {range: setting.keyRange, message: `${shown(setting.key)} in \`${id}\`, expected only \`level\``};
}

function* levelProblems({id, options}: Rule, {value, range}: Setting): Generator<Problem> {
  if (isEmpty(value)) return;
  const level = value.kind === 'scalar' ? levelFrom(value.value) : undefined;
  const mapping = options ? ', or a mapping of its options' : '';
  if (level === undefined)
    yield {
      range,
      message: `The level of \`${id}\` is ${wordOrNone(value)}, expected ${oneOf(LEVELS, meantLevel(wordOf(value) ?? ''))}${mapping}`,
    };
  else if (isLocked(id) && level !== 'error')
    yield {
      range,
      message: `\`${id}\` cannot be ${shown(wordOf(value) ?? '')}, expected \`error\`: an archive cannot do without it`,
    };
}

function* ignoreProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    const fault = text === undefined ? 'is no text' : patternFault(text);
    if (fault === undefined) continue;
    const expected = 'expected a path relative to the project, as `openspec/changes/import-*/`';
    yield {range, message: `${written} in \`ignore\` ${fault}, ${expected}`};
  }
}

function* baselineProblems({asked}: Read, {value, range}: Setting): Generator<Problem> {
  if (isEmpty(value)) return;
  const path = textOf(value);
  const fault = path === undefined ? 'is no text' : baselinePathFault(path);
  const name = shown(path ?? 'baseline');
  if (path === undefined || fault !== undefined) {
    yield {range, message: `${name} ${fault}, expected a path like \`openspec/lint-baseline.json\``};
    return;
  }
  const text = asked.textAt(path);
  const state = text === undefined ? 'is not there' : readBaseline(text) ? undefined : 'is no baseline';
  if (state !== undefined)
    yield {range, message: `${name} ${state}, expected what \`openspec lint --update-baseline\` writes`};
}

function wordOrNone(value: YamlNode): string {
  const word = wordOf(value);
  return word === undefined ? 'no word' : shown(word);
}
