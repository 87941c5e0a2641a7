import {isAlias, isMap, isNode, isScalar, isSeq, type Pair, type Document as Yaml} from 'yaml';
import {type Range, wholeCharacters} from '../markdown/place.ts';
import {once} from '../once.ts';
import type {YamlEntry, YamlNode} from './yaml-node.ts';

/** What a parser read of a text. */
interface Parsed {
  readonly yaml: Yaml;
  readonly text: string;
}

/**
 * A document of the parser as a node, of whole characters. An alias is what it names: behind a key it stands where the
 * alias does, in a list where that is written. It may stand within what it names, so nothing is looked at before it is
 * asked for.
 */
export function parsedYaml(yaml: Yaml, text: string): YamlNode {
  return nodeOf({yaml, text}, yaml.contents, {start: 0, end: 0});
}

function nodeOf(parsed: Parsed, node: unknown, otherwise: Range): YamlNode {
  const place = placeOf(parsed, node, otherwise);
  const found = named(parsed, node);
  if (isMap(found)) {
    const entries = once(() => found.items.map((pair) => entryOf(parsed, pair)));
    return {
      kind: 'mapping',
      ...place,
      get entries() {
        return entries();
      },
    };
  }
  if (isSeq(found)) {
    const items = once(() => found.items.map((item) => nodeOf(parsed, named(parsed, item), place)));
    return {
      kind: 'list',
      ...place,
      get items() {
        return items();
      },
    };
  }
  return isScalar(found)
    ? {kind: 'scalar', value: found.value, text: found.source ?? '', ...place}
    : {kind: 'scalar', value: null, text: '', ...place};
}

function named({yaml}: Parsed, node: unknown): unknown {
  return isAlias(node) ? node.resolve(yaml) : node;
}

/** A key that is no word is what is written; of YAML 1.1 a merge key is a symbol. */
function entryOf(parsed: Parsed, {key, value}: Pair): YamlEntry {
  const place = placeOf(parsed, key, {start: 0, end: 0});
  const isWord = isScalar(key) && typeof key.value !== 'symbol';
  const name = isWord ? String(key.value) : parsed.text.slice(place.start, place.end);
  return {key: name, ...place, value: nodeOf(parsed, value, place)};
}

function placeOf({text}: Parsed, node: unknown, otherwise: Range): Range {
  if (!isNode(node) || !node.range) return otherwise;
  const [start, end] = node.range;
  return wholeCharacters(text, {start, end});
}
