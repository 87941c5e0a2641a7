import type {YamlEntry, YamlNode, YamlScalar} from '../yaml-node.ts';
import {afterSpaces, plainScalar, readQuoted, withoutSpaces} from './scalar.ts';

const DEEPEST = 8;

/** Signs that mean nothing to YAML; the first of them no sign that means something at the beginning. */
const WORDS = /[^\s,[\]{}:#&*!|>'"%@`?=<-][^,[\]{}:#'"\r\n]*/y;

/** `[a, b]` or `{a: b}` on one line, and what stands in it; nothing where only a parser of YAML can tell. */
export function readFlow(text: string, from: number, depth = 0): YamlNode | undefined {
  return text[from] === '[' ? readList(text, from, depth) : readMapping(text, from, depth);
}

function readList(text: string, start: number, depth: number): YamlNode | undefined {
  const items: YamlNode[] = [];
  const end = readAll(text, start, ']', (at) => {
    const item = readItem(text, at, depth);
    if (item) items.push(item);
    return item?.end;
  });
  return end === undefined ? undefined : {kind: 'list', items, start, end};
}

function readMapping(text: string, start: number, depth: number): YamlNode | undefined {
  const entries: YamlEntry[] = [];
  const end = readAll(text, start, '}', (at) => {
    const key = readKey(text, at);
    const value = key && readItem(text, afterSpaces(text, key.end + 1), depth);
    if (value) entries.push({key: key.text, start: key.start, end: key.end, value});
    return value?.end;
  });
  const keys = new Set(entries.map(({key}) => key));
  return end === undefined || keys.size < entries.length ? undefined : {kind: 'mapping', entries, start, end};
}

/** Read what stands between brackets, each by `read`, which says where it ends; the end of it all. */
function readAll(
  text: string,
  from: number,
  close: string,
  read: (at: number) => number | undefined,
): number | undefined {
  let at = afterSpaces(text, from + 1);
  while (text[at] !== close) {
    const end = read(at);
    if (end === undefined) return undefined;
    at = afterSpaces(text, end);
    if (text[at] === close) break;
    if (text[at] !== ',') return undefined;
    at = afterSpaces(text, at + 1);
    // YAML lets a comma stand behind the last of them.
    if (text[at] === close) return undefined;
  }
  return at + 1;
}

function readItem(text: string, at: number, depth: number): YamlNode | undefined {
  const first = text[at];
  if (first === '[' || first === '{') return depth < DEEPEST ? readFlow(text, at, depth + 1) : undefined;
  return readWords(text, at);
}

function readKey(text: string, at: number): YamlScalar | undefined {
  const key = readWords(text, at);
  const isKey = key && typeof key.value === 'string' && text.startsWith(': ', key.end);
  return isKey && key.text.length <= 1_000 ? key : undefined;
}

function readWords(text: string, at: number): YamlScalar | undefined {
  if (text[at] === '"' || text[at] === "'") return readQuoted(text, at);
  WORDS.lastIndex = at;
  const [words = ''] = WORDS.exec(text) ?? [];
  return words === '' ? undefined : plainScalar(words.slice(0, withoutSpaces(words, words.length)), at);
}
