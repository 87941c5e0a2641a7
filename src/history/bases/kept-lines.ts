/** The lines of a text, to find runs of them. */
export interface KeptLines {
  readonly lines: readonly string[];
  /** Where each line stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** The lines of a text, whatever ends them, without white space at their ends. */
export function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd());
}

/** The lines of a part, without empty ones around it. */
export function partLines(text: string): readonly string[] {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => line !== '');
  return lines.slice(Math.max(start, 0), lines.findLastIndex((line) => line !== '') + 1);
}

/** Prepare a text for `holds`. */
export function keptLines(text: string): KeptLines {
  const lines = linesOf(text);
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(place);
    else places.set(line, [place]);
  }
  return {lines, places};
}

/** Whether a text has these lines, one behind the other. */
export function holds({lines, places}: KeptLines, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  return (places.get(first) ?? []).some((place) =>
    rest.every((line, index) => line === lines[place + index + 1]),
  );
}
