import {isMap, isNode, isScalar, type Pair, parseDocument, type YAMLParseError} from 'yaml';
import type {Document} from '../markdown/document.ts';
import {type Range, wholeCharacters} from '../markdown/place.ts';
import {printable} from '../project/names.ts';
import {plainYaml} from '../project/plain-yaml/plain-yaml.ts';
import {yamlExcess} from '../project/yaml-bounds.ts';
import {entriesOf, type YamlEntry} from '../project/yaml-node.ts';

/** What is written in a change's `.openspec.yaml`, with its places. */
export interface MetadataFile {
  /** Why it cannot be read as YAML. */
  readonly fault: {readonly range: Range; readonly message: string} | undefined;
  /** Whether there is nothing, or keys with values. */
  readonly isMapping: boolean;
  readonly entries: readonly MetadataEntry[];
}

/** A key, its value as YAML understands it, and where the two stand. */
export interface MetadataEntry extends Range {
  readonly key: string;
  readonly value: unknown;
  /** As written, one line of it, fit to be shown. */
  readonly shown: string;
}

/** Read the file. Never throws. */
export function readMetadataFile({text}: Document): MetadataFile {
  return plainFile(text) ?? parsedFile(text);
}

/** A file that needs no parser. */
function plainFile(text: string): MetadataFile | undefined {
  const root = plainYaml(text);
  const entries = entriesOf(root).map((entry) => plainEntry(text, entry));
  if (!root || !entries.every((entry) => entry !== undefined)) return undefined;
  return {fault: undefined, isMapping: true, entries};
}

function plainEntry(text: string, {key, start, value: node}: YamlEntry): MetadataEntry | undefined {
  const {end} = node;
  if (end === undefined) return undefined;
  const value = node.kind === 'scalar' ? node.value : node;
  return {key, value, start, end, shown: shownLine(text, {start, end})};
}

function parsedFile(text: string): MetadataFile {
  const excess = yamlExcess(text);
  if (excess !== undefined)
    return {
      fault: {range: {start: 0, end: 0}, message: `Cannot be read: ${excess}`},
      isMapping: true,
      entries: [],
    };
  const yaml = parseDocument(text, {logLevel: 'silent'});
  const [error] = yaml.errors;
  const [start = 0, end = 0] = error?.pos ?? [];
  const fault = error && {range: wholeCharacters(text, {start, end}), message: faultOf(error)};
  const {contents} = yaml;
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  return {
    fault,
    isMapping: isEmpty || isMap(contents),
    entries: isMap(contents) ? contents.items.flatMap((pair) => entryOf(text, pair) ?? []) : [],
  };
}

function faultOf({code, message}: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'A second document begins here, expected only one';
  return `Not YAML: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''}`;
}

function entryOf(text: string, {key, value}: Pair): MetadataEntry | undefined {
  if (!isScalar(key) || typeof key.value !== 'string' || !key.range) return undefined;
  const node = isNode(value) ? value : undefined;
  const [start, keyEnd] = key.range;
  const end = Math.max(node?.range?.[1] ?? keyEnd, keyEnd);
  const shown = shownLine(text, {start, end});
  return {key: key.value, value: isScalar(node) ? node.value : node, shown, start, end};
}

function shownLine(text: string, {start, end}: Range): string {
  const [line = ''] = text.slice(start, end).split(/[\r\n]/);
  return `\`${printable(line.slice(0, 80).trimEnd())}\``;
}
