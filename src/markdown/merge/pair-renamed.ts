/** A thing with a name and a text, which may have got another name. */
export interface Named {
  readonly name: string;
  /** Without its name; LF. */
  readonly text: string;
}

/** A line that so many of them have tells none of them from the others. */
const COMMON = 20;

/**
 * Which of the things that came are those that went, by new name: the one with the same text, or the only one that
 * shares more than half of the lines of the shorter of both. Nothing is said where there are several.
 *
 * A spec that a change was merged into has no marks any more, so its sides are told by their content alone.
 */
export function pairRenamed(gone: readonly Named[], come: readonly Named[]): ReadonlyMap<string, string> {
  const same = pairExactly(gone, come);
  const taken = new Set(same.values());
  const [left, fresh] = [gone.filter(({name}) => !taken.has(name)), come.filter(({name}) => !same.has(name))];
  return new Map([...same, ...pairMostly(left, fresh, Math.min)]);
}

/** The same for those alone that have the same text. */
export function pairExactly(gone: readonly Named[], come: readonly Named[]): ReadonlyMap<string, string> {
  return pairsBy(gone, come, exactly(gone));
}

/** The same for those that share more than half of their lines, of the longer or of the shorter. */
export function pairMostly(
  gone: readonly Named[],
  come: readonly Named[],
  sizeOf: (...sizes: number[]) => number = Math.max,
): ReadonlyMap<string, string> {
  return gone.length === 0 || come.length === 0 ? new Map() : pairsBy(gone, come, mostly(gone, sizeOf));
}

/** Those that share more than half of the lines of the shorter of both with a thing, by name; the most alike first. */
export function alikeAmong(items: readonly Named[]): (item: Named) => readonly string[] {
  return mostly(items, Math.min);
}

/** How many lines two texts share, and whether that is more than half of the longer one. */
export function alike(a: string, b: string): {readonly shared: number; readonly isMost: boolean} {
  const [lines, others] = [linesOf(a), linesOf(b)];
  const shared = [...lines].filter((line) => others.has(line)).length;
  return {shared, isMost: shared * 2 > Math.max(lines.size, others.size)};
}

/** Pairs of which each is the only one the other can have. */
function pairsBy(
  gone: readonly Named[],
  come: readonly Named[],
  likeOf: (item: Named) => readonly string[],
): ReadonlyMap<string, string> {
  const pairs = come.flatMap((item) => likeOf(item).map((name) => [item.name, name] as const));
  const [byNew, byOld] = [counted(pairs.map(([name]) => name)), counted(pairs.map(([, name]) => name))];
  const known = new Set(gone.map(({name}) => name));
  return new Map(
    pairs.filter(([to, from]) => known.has(from) && byNew.get(to) === 1 && byOld.get(from) === 1),
  );
}

function exactly(gone: readonly Named[]): (item: Named) => readonly string[] {
  const byText = new Map<string, string[]>();
  for (const {name, text} of gone) push(byText, text, name);
  return ({text}) => (text === '' ? [] : (byText.get(text) ?? []));
}

function mostly(
  gone: readonly Named[],
  sizeOf: (...sizes: number[]) => number,
): (item: Named) => readonly string[] {
  const byLine = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  for (const {name, text} of gone) {
    const lines = linesOf(text);
    sizes.set(name, lines.size);
    for (const line of lines) push(byLine, line, name);
  }
  return ({text}) => {
    const lines = linesOf(text);
    const shared = counted(
      [...lines].flatMap((line) => {
        const names = byLine.get(line) ?? [];
        return names.length > COMMON ? [] : names;
      }),
    );
    const isAlike = ([name, count]: readonly [string, number]) =>
      count * 2 > sizeOf(lines.size, sizes.get(name) ?? 0);
    return [...shared]
      .filter(isAlike)
      .toSorted(([, a], [, b]) => b - a)
      .map(([name]) => name);
  };
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
}

function push(map: Map<string, string[]>, key: string, item: string): void {
  if (!map.get(key)?.push(item)) map.set(key, [item]);
}

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
