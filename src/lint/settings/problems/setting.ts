import type {Range} from '../../../markdown/place.ts';
import {printable} from '../../../project/names.ts';
import {nearestOf} from '../../../project/nearest.ts';
import type {YamlMapping, YamlNode} from '../../../project/yaml-node.ts';
import type {Problem, Rule} from '../../rule.ts';

/** What all that reads a value needs. */
export interface Read {
  readonly text: string;
  /** All of it as plain data. */
  readonly data: unknown;
  readonly asked: Asked;
}

/** What the settings speak of. */
export interface Asked {
  readonly rules: readonly Rule[];
  /** The text at a path relative to the root. */
  readonly textAt: (path: string) => string | undefined;
}

/** A key as text, its value, and where the two stand. */
export interface Setting {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlNode;
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
export function itemsOf({text}: Read, {value}: Setting): readonly Item[] {
  if (isEmpty(value)) return [];
  return (value.kind === 'list' ? value.items : [value]).map((node) => {
    const range = rangeOf(node);
    return {text: textOf(node), written: shown(text.slice(range.start, range.end).trimEnd()), range};
  });
}

/** The settings of a mapping; what is no mapping is a problem, and has none. */
export function* inMapping(
  {key, value, range}: Setting,
  example: string,
): Generator<Problem, readonly Setting[]> {
  if (value.kind === 'mapping') return yield* plainSettings(value);
  if (!isEmpty(value))
    yield {range, message: `${shown(key)} is no mapping, expected lines like \`${example}\``};
  return [];
}

/** The settings of a mapping but for merge keys, which nobody reads: each is a problem. */
export function* plainSettings(map: YamlMapping): Generator<Problem, readonly Setting[]> {
  const settings = settingsOf(map);
  for (const {key, keyRange: range} of settings)
    if (key === MERGE_KEY)
      yield {range, message: `The merge key \`${MERGE_KEY}\` is not read, expected the lines it stands for`};
  return settings.filter(({key}) => key !== MERGE_KEY);
}

/** Part of YAML 1.1 and of no version since: https://yaml.org/type/merge.html */
export const MERGE_KEY = '<<';

/** The keys and values of a mapping, in their order. */
export function settingsOf({entries}: YamlMapping): readonly Setting[] {
  return entries.map(({key, start, end, value}) => ({
    ...{key, keyRange: {start, end}, value, range: rangeOf(value)},
  }));
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

/** A key without a value says nothing, and nothing wrong. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** A scalar that is text. */
export function textOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** A scalar as text, whatever it is to YAML. */
export function wordOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' ? String(node.value) : undefined;
}

/** Where a node stands. */
export function rangeOf({start, end = start}: YamlNode): Range {
  return {start, end};
}

/** A word as it is shown, shortened where it is long. */
export function shown(word: string): string {
  return `\`${printable(word.slice(0, 60))}\``;
}
