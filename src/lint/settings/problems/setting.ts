import {isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap, type Document as Yaml} from 'yaml';
import {type Range, wholeCharacters} from '../../../markdown/place.ts';
import {printable} from '../../../project/names.ts';
import {nearestOf} from '../../../project/nearest.ts';
import type {Problem, Rule} from '../../rule.ts';

/** What all that reads a value needs. */
export interface Read {
  readonly yaml: Yaml;
  readonly text: string;
  readonly asked: Asked;
}

/** What the settings speak of. */
export interface Asked {
  readonly rules: readonly Rule[];
  /** The text at a path relative to the root. */
  readonly textAt: (path: string) => string | undefined;
}

/** A key as text, its value with aliases looked through, and where the two stand. */
export interface Setting {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: unknown;
  readonly range: Range;
}

/** One value of a list, or a value that stands for a list of one. */
export interface Item {
  /** Absent for what is no text. */
  readonly text: string | undefined;
  /** The source of the value, to be shown. */
  readonly written: string;
  readonly range: Range;
}

/** What a list holds, or a value that stands for one; nothing where there is no value. */
export function itemsOf({yaml, text}: Read, {value, range}: Setting): readonly Item[] {
  if (isEmpty(value)) return [];
  const nodes = isSeq(value) ? value.items.map((item) => resolved(yaml, item)) : [value];
  return nodes.map((node) => {
    const at = isSeq(value) ? rangeOfNode(text, node, range) : range;
    const said = isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
    return {text: said, written: shown(text.slice(at.start, at.end).trimEnd()), range: at};
  });
}

/** The settings of a mapping; what is no mapping is a problem, and has none. */
export function* inMapping(
  read: Read,
  {key, value, range}: Setting,
  example: string,
): Generator<Problem, readonly Setting[]> {
  if (isMap(value)) return yield* plainSettings(read, value);
  if (!isEmpty(value))
    yield {range, message: `${shown(key)} is no mapping, expected lines like \`${example}\``};
  return [];
}

/** The settings of a mapping but for merge keys, which nobody reads: each is a problem. */
export function* plainSettings(read: Read, map: YAMLMap): Generator<Problem, readonly Setting[]> {
  const settings = settingsOf(read, map);
  for (const {key, keyRange: range} of settings)
    if (key === MERGE_KEY)
      yield {range, message: `The merge key \`${MERGE_KEY}\` is not read, expected the lines it stands for`};
  return settings.filter(({key}) => key !== MERGE_KEY);
}

/** Part of YAML 1.1 and of no version since: https://yaml.org/type/merge.html */
export const MERGE_KEY = '<<';

/** The keys and values of a mapping, in their order. */
export function settingsOf({yaml, text}: Read, map: YAMLMap): readonly Setting[] {
  return map.items.map(({key, value}) => {
    const keyRange = rangeOfNode(text, key, {start: 0, end: 0});
    const written = text.slice(keyRange.start, keyRange.end);
    // Of YAML 1.1 a merge key is a symbol.
    const name = isScalar(key) && typeof key.value !== 'symbol' ? String(key.value) : written;
    return {key: name, keyRange, value: resolved(yaml, value), range: rangeOfNode(text, value, keyRange)};
  });
}

/** A key that means nothing where it stands. */
export function unknown({key, keyRange}: Setting, parent: string, known: readonly string[]): Problem {
  return {range: keyRange, message: `${shown(key)} in ${shown(parent)}, expected ${oneOf(known, key)}`};
}

/** The words to choose from, and the nearest to what was written. */
export function oneOf(words: readonly string[], written: string): string {
  const quoted = words.map((word) => `\`${word}\``);
  const list = [quoted.slice(0, -1).join(', '), quoted.at(-1)].join(' or ');
  // `warn` is short for `warning`, and far from it by letters.
  const begun = written.length > 2 ? words.find((word) => word.startsWith(written)) : undefined;
  const meant = nearestOf(written, words) ?? begun;
  return meant === undefined ? list : `${list}; did you mean \`${meant}\`?`;
}

/** A node with an alias looked through. */
export function resolved(yaml: Yaml, node: unknown): unknown {
  return isAlias(node) ? node.resolve(yaml) : node;
}

/** A key without a value says nothing, and nothing wrong. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

/** Where a node stands. */
export function rangeOfNode(text: string, node: unknown, otherwise: Range): Range {
  return isNode(node) && node.range ? clamped(text, [node.range[0], node.range[1]]) : otherwise;
}

/** A range of the parser as one of whole characters of the text. */
export function clamped(text: string, [from, to]: readonly [number, number]): Range {
  return wholeCharacters(text, {start: from, end: to});
}

/** A word as it is shown, shortened where it is long. */
export function shown(word: string): string {
  return `\`${printable(word.slice(0, 60))}\``;
}
