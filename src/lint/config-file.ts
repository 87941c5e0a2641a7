import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLMap,
  type Document as Yaml,
} from 'yaml';
import type {Document} from '../markdown/document.ts';
import {type Range, wholeCharacters} from '../markdown/place.ts';
import {printable} from '../project/names.ts';
import {nearestOf} from '../project/nearest.ts';
import {patternFault} from '../project/path-pattern.ts';
import {yamlExcess} from '../project/yaml-bounds.ts';
import type {Problem} from './rule.ts';

const DIALECTS = ['feature', 'requirement'];
const KEYWORDS = ['ADDED', 'MODIFIED', 'REMOVED'];
const ADDITIONS = ['required', 'known', 'aliases'];

/** What keeps the config from being understood as it was meant. Never throws. */
export function* configProblems({source, text}: Document): Generator<Problem> {
  const {invalidAt} = source;
  if (invalidAt !== undefined) {
    yield {range: {start: invalidAt, end: invalidAt + 1}, message: 'Not UTF-8, expected the file in UTF-8'};
    return;
  }
  const excess = yamlExcess(text);
  if (excess !== undefined) return yield {range: {start: 0, end: 0}, message: `Not read: ${excess}`};
  // Silent, the parser would pass over a second document without an error.
  const yaml = parseDocument(text, {logLevel: 'error'});
  const fault = faultOf(yaml, text);
  if (fault) return yield fault;
  const {contents} = yaml;
  if (isMap(contents)) return yield* settingsProblems({yaml, text}, contents);
  if (contents !== null && !isEmpty(contents))
    yield {range: {start: 0, end: 0}, message: 'No mapping, expected lines like `dialect: feature`'};
}

/** What all that reads a value needs. */
interface Read {
  readonly yaml: Yaml;
  readonly text: string;
}

/** A key as text, its value with aliases looked through, and where the two stand. */
interface Setting {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: unknown;
  readonly range: Range;
}

function faultOf(yaml: Yaml, text: string): Problem | undefined {
  const [error] = yaml.errors;
  if (error) return {range: clamped(text, error.pos), message: `Not YAML: ${firstLine(error.message)}`};
  try {
    yaml.toJS({maxAliasCount: 100});
    return undefined;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return {range: {start: 0, end: 0}, message: `Not YAML: ${firstLine(said)}`};
  }
}

function* settingsProblems(read: Read, map: YAMLMap): Generator<Problem> {
  for (const setting of settingsOf(read, map)) {
    const {key, keyRange} = setting;
    if (key === 'dialect') yield* dialectProblems(setting);
    else if (key === 'deltas') yield* deltasProblems(read, setting);
    else if (key === 'protected') yield* protectedProblems(read, setting);
    else if (KEYWORDS.includes(key.toUpperCase()))
      yield {range: keyRange, message: `${shown(key)} at the top, expected it below \`deltas\``};
  }
}

function* dialectProblems({value, range}: Setting): Generator<Problem> {
  const word = isScalar(value) ? value.value : undefined;
  if (isEmpty(value) || DIALECTS.includes(String(word))) return;
  const found = word === undefined ? 'is no word' : `is ${shown(String(word))}`;
  yield {range, message: `\`dialect\` ${found}, expected ${oneOf(DIALECTS, String(word ?? ''))}`};
}

function* deltasProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const kind of yield* inMapping(read, setting, 'ADDED:')) {
    if (KEYWORDS.includes(kind.key.toUpperCase())) yield* kindProblems(read, kind);
    else yield unknown(kind, 'deltas', KEYWORDS);
  }
}

function* kindProblems(read: Read, kind: Setting): Generator<Problem> {
  for (const addition of yield* inMapping(read, kind, 'required: [Rationale]')) {
    if (addition.key === 'aliases') yield* aliasProblems(read, addition);
    else if (ADDITIONS.includes(addition.key)) yield* titleProblems(read, addition);
    else yield unknown(addition, kind.key, ADDITIONS);
  }
}

function* aliasProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const title of yield* inMapping(read, setting, 'Summary: [Overview]'))
    yield* titleProblems(read, title);
}

/** One title, or a list of them. */
function* titleProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    if (text !== undefined) continue;
    yield {range, message: `${written} in ${shown(setting.key)}, expected the title of a section as text`};
  }
}

/** One path, or a list of them. */
function* protectedProblems(read: Read, setting: Setting): Generator<Problem> {
  for (const {text, written, range} of itemsOf(read, setting)) {
    const fault = text === undefined ? 'is no text' : patternFault(text);
    if (fault === undefined) continue;
    const expected = 'expected a path relative to the repository, as `docs/archive/`';
    yield {range, message: `${written} in \`protected\` ${fault}, ${expected}`};
  }
}

/** One value of a list, or a value that stands for a list of one. */
interface Item {
  /** Absent for what is no text. */
  readonly text: string | undefined;
  /** The source of the value, to be shown. */
  readonly written: string;
  readonly range: Range;
}

function itemsOf({yaml, text}: Read, {value, range}: Setting): readonly Item[] {
  if (isEmpty(value)) return [];
  const nodes = isSeq(value) ? value.items.map((item) => resolved(yaml, item)) : [value];
  return nodes.map((node) => {
    const at = isSeq(value) ? rangeOfNode(text, node, range) : range;
    const said = isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
    return {text: said, written: shown(text.slice(at.start, at.end).trimEnd()), range: at};
  });
}

/** The settings of a mapping; what is no mapping is a problem, and has none. */
function* inMapping(
  read: Read,
  {key, value, range}: Setting,
  example: string,
): Generator<Problem, readonly Setting[]> {
  if (isMap(value)) return settingsOf(read, value);
  if (!isEmpty(value))
    yield {range, message: `${shown(key)} is no mapping, expected lines like \`${example}\``};
  return [];
}

function settingsOf({yaml, text}: Read, map: YAMLMap): readonly Setting[] {
  return map.items.map(({key, value}) => {
    const keyRange = rangeOfNode(text, key, {start: 0, end: 0});
    const name = isScalar(key) ? String(key.value) : text.slice(keyRange.start, keyRange.end);
    return {key: name, keyRange, value: resolved(yaml, value), range: rangeOfNode(text, value, keyRange)};
  });
}

function unknown({key, keyRange}: Setting, parent: string, known: readonly string[]): Problem {
  return {range: keyRange, message: `${shown(key)} in ${shown(parent)}, expected ${oneOf(known, key)}`};
}

/** The words to choose from, and the nearest to what was written. */
function oneOf(words: readonly string[], written: string): string {
  const quoted = words.map((word) => `\`${word}\``);
  const list = [quoted.slice(0, -1).join(', '), quoted.at(-1)].join(' or ');
  const meant = nearestOf(written, words);
  return meant === undefined ? list : `${list}; did you mean \`${meant}\`?`;
}

function resolved(yaml: Yaml, node: unknown): unknown {
  return isAlias(node) ? node.resolve(yaml) : node;
}

/** A key without a value says nothing, and nothing wrong. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

function rangeOfNode(text: string, node: unknown, otherwise: Range): Range {
  return isNode(node) && node.range ? clamped(text, [node.range[0], node.range[1]]) : otherwise;
}

function clamped(text: string, [from, to]: readonly [number, number]): Range {
  return wholeCharacters(text, {start: from, end: to});
}

function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return printable(line.replace(/ at line \d+, column \d+:?$/, '')).replace(/\.$/, '');
}

function shown(word: string): string {
  return `\`${printable(word.slice(0, 60))}\``;
}
