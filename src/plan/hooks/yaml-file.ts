import {type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq} from 'yaml';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {type LineEnding, lineEndingAt} from '../../markdown/source.ts';
import {yamlExcess} from '../../project/yaml-bounds.ts';

/** A YAML file that is one sound document with keys, or empty. */
export interface YamlFile {
  readonly text: string;
  /** Absent for an empty file. */
  readonly map: YAMLMap | undefined;
  /** What the file says, as plain values; nobody else holds them. */
  readonly value: () => Record<string, unknown>;
}

/** Read a YAML file; nothing when it is too much, unsound, or something else than one document with keys. */
export function readYamlFile(text: string): YamlFile | undefined {
  if (yamlExcess(text) !== undefined) return undefined;
  const document: Document = parseDocument(text, {logLevel: 'silent'});
  const {contents, errors} = document;
  if (errors.length > 0) return undefined;
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  if (!isEmpty && !isMap(contents)) return undefined;
  return {
    text,
    map: isMap(contents) ? contents : undefined,
    value: () => (isEmpty ? {} : document.toJS({maxAliasCount: 100})),
  };
}

/** Add lines at the end of the file. */
export function appendedLines({text}: YamlFile, lines: readonly string[]): TextEdit {
  const eol = lineEndingAt(text, text.length);
  const gap = text === '' ? '' : /[\r\n]$/.test(text) ? eol : eol + eol;
  return insertion(text.length, gap, lines, eol);
}

/**
 * Add lines behind the last item of a mapping or list, indented as its items are.
 *
 * Nothing when it is not in block style, is empty, or its first item does not begin a line.
 */
export function appendedItem(
  {text}: YamlFile,
  collection: YAMLMap | YAMLSeq,
  lines: readonly string[],
): TextEdit | undefined {
  const start = collection.range?.[0];
  const end = endOf(collection);
  if (collection.flow || start === undefined || end === undefined) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^ *$/.test(indent)) return undefined;
  const eol = lineEndingAt(text, end);
  const isAtLineStart = end > 0 && text[end - 1] === '\n';
  const next = isAtLineStart ? end - 1 : text.indexOf('\n', end);
  const indented = lines.map((line) => indent + line);
  return next < 0 ? insertion(text.length, eol, indented, eol) : insertion(next + 1, '', indented, eol);
}

/** Whether edits make a file say what it is to say, and nothing else. */
export function says({text}: YamlFile, edits: readonly TextEdit[], expected: unknown): boolean {
  const after = readYamlFile(applyEdits(text, edits));
  return after !== undefined && JSON.stringify(after.value()) === JSON.stringify(expected);
}

/** A mapping below a key, or a list; nothing for any other value. */
export function collectionAt(map: YAMLMap | undefined, key: string): YAMLMap | YAMLSeq | undefined {
  const value = map?.get(key, true);
  return isMap(value) || isSeq(value) ? value : undefined;
}

function insertion(at: number, gap: string, lines: readonly string[], eol: LineEnding): TextEdit {
  return {start: at, end: at, text: gap + lines.map((line) => line + eol).join('')};
}

/** Where the last value of a collection ends; comments behind it not counted. */
function endOf(collection: YAMLMap | YAMLSeq): number | undefined {
  let end: number | undefined;
  let node: unknown = collection;
  while (isMap(node) || isSeq(node)) {
    if (node.flow) return node.range?.[1];
    const last: unknown = node.items.at(-1);
    const pair = isMap(node) ? (last as {readonly key: unknown; readonly value: unknown}) : undefined;
    node = pair ? (pair.value ?? pair.key) : last;
    end = (node as {readonly range?: readonly number[]} | undefined)?.range?.[1];
  }
  return end;
}
