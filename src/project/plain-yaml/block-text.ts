import {isBlank, type Line} from './lines.ts';

/** What stands behind `|` or `>` on the lines below. */
export interface BlockText {
  readonly value: string;
  /** Where it ends, as an offset. */
  readonly end: number;
  /** The index of the first line that is no part of it. */
  readonly next: number;
}

/**
 * Read the text that stands deeper than `parent`, from the line at `from` on; nothing where only a parser of YAML can
 * tell: where there is none, or where it is folded and not all of it stands equally deep.
 * https://yaml.org/spec/1.2.2/#81-block-scalar-styles
 */
export function readBlockText(
  lines: readonly Line[],
  from: number,
  parent: number,
  header: string,
): BlockText | undefined {
  const all = linesBelow(lines, from, parent);
  const first = all.findIndex((line) => !isBlank(line));
  const indent = all[first]?.indent ?? 0;
  // What text begins with says how deep it stands.
  if (first < 0 || all.slice(0, first).some(({text}) => text !== '')) return undefined;
  if (all.some((line) => !isBlank(line) && (line.indent < indent || line.text[line.indent] === '\t')))
    return undefined;
  const last = all.findLastIndex(({text}) => text.length > indent);
  const written = all.slice(0, last + 1).map(({text}) => text.slice(indent));
  const said = header.startsWith('|') ? written.join('\n') : folded(written);
  if (said === undefined) return undefined;
  const value = header.endsWith('-') ? said : `${said}\n`;
  return {value, end: all[last]?.next ?? 0, next: from + all.length};
}

/** The end of a line is a space, and each empty line the end of one: https://yaml.org/spec/1.2.2/#813-folded-style */
function folded(lines: readonly string[]): string | undefined {
  if (lines[0] === '' || lines.some((line) => line.startsWith(' '))) return undefined;
  return lines.join('\n').replace(/\n+/g, (ends) => (ends === '\n' ? ' ' : ends.slice(1)));
}

function linesBelow(lines: readonly Line[], from: number, parent: number): readonly Line[] {
  let next = from;
  for (let line = lines[next]; line && (isBlank(line) || line.indent > parent); line = lines[next]) next++;
  return lines.slice(from, next);
}
