import type {YamlScalar} from '../yaml-node.ts';

/** What a text in quotes says, and the offset behind it; nothing where it has escapes, or no end on its line. */
export function readQuoted(text: string, from: number): YamlScalar | undefined {
  const quote = text[from] ?? '';
  let end = text.indexOf(quote, from + 1);
  while (quote === "'" && end >= 0 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  const written = end < 0 ? '\\' : text.slice(from + 1, end);
  if (written.includes('\n') || (quote === '"' ? written.includes('\\') : end < 0)) return undefined;
  const said = written.replaceAll("''", quote === '"' ? "''" : "'");
  return {kind: 'scalar', value: said, text: said, start: from, end: end + 1};
}

/** Words without quotes; nothing for what is written as only a parser of YAML reads it. */
export function plainScalar(text: string, start: number): YamlScalar | undefined {
  const value = resolve(text);
  return value === undefined ? undefined : {kind: 'scalar', value, text, start, end: start + text.length};
}

/** https://yaml.org/spec/1.2.2/#1032-tag-resolution */
function resolve(text: string): unknown {
  if (/^[^~\d.+nNtTfF-]/.test(text)) return text;
  if (/^(?:~|[Nn]ull|NULL|)$/.test(text)) return null;
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(text)) return /^t/i.test(text);
  if (/^[-+]?\d+$/.test(text)) return Number.parseInt(text, 10);
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number.parseFloat(text);
  return /^(?:0[ox][\dA-Fa-f]*|[-+]?\.(?:inf|nan))$/i.test(text) ? undefined : text;
}

/** The index behind the last sign before another that is no space. */
export function withoutSpaces(text: string, end: number): number {
  let at = end;
  while (text[at - 1] === ' ') at--;
  return at;
}

/** The index of the first sign that is no space. */
export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}
