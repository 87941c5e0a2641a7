import type {YamlEntry, YamlNode, YamlScalar} from '../yaml-node.ts';
import {afterSpaces, plainScalar, readQuoted, withoutSpaces} from './scalar.ts';

const DEEPEST = 8;

/** Signs that mean nothing to YAML; the first of them no sign that means something at the beginning. */
const WORDS = /[^\s,[\]{}:#&*!|>'"%@`?=<-][^,[\]{}:#'"\r\n]*/y;

/** `[a, b]` or `{a: b}` on one line, and what stands in it; nothing where only a parser of YAML can tell. */
export function readFlow(text: string, from: number, depth = 0): YamlNode | undefined {
  const close = text[from] === '[' ? ']' : '}';
  const items: YamlNode[] = [];
  const entries: YamlEntry[] = [];
  let at = afterSpaces(text, from + 1);
  for (let isFirst = true; text[at] !== close; isFirst = false) {
    if (!isFirst && text[at] !== ',') return undefined;
    if (!isFirst) at = afterSpaces(text, at + 1);
    const key = close === '}' ? readKey(text, at) : undefined;
    const value = readItem(text, key ? afterSpaces(text, key.end + 1) : at, depth);
    if (!value || (close === '}' && !key)) return undefined;
    if (key) entries.push({key: key.text, start: key.start, end: key.end, value});
    else items.push(value);
    at = afterSpaces(text, value.end ?? 0);
  }
  if (new Set(entries.map(({key}) => key)).size < entries.length) return undefined;
  const place = {start: from, end: at + 1};
  return close === ']' ? {kind: 'list', items, ...place} : {kind: 'mapping', entries, ...place};
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
