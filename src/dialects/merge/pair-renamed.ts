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
 * shares more than half of its lines. Nothing is said where there are several.
 *
 * Both sides of a merge are asked the same question, whatever their marks say: a spec that a change was merged into has
 * no marks any more, and the order of two changes must not matter.
 */
export function pairRenamed(gone: readonly Named[], come: readonly Named[]): ReadonlyMap<string, string> {
  if (gone.length === 0 || come.length === 0) return new Map();
  const same = pairsBy(gone, come, exactly(gone));
  const [taken, paired] = [new Set(same.values()), same];
  const [left, fresh] = [
    gone.filter(({name}) => !taken.has(name)),
    come.filter(({name}) => !paired.has(name)),
  ];
  return new Map([...same, ...pairsBy(left, fresh, mostly(left))]);
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

function mostly(gone: readonly Named[]): (item: Named) => readonly string[] {
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
      count * 2 > Math.max(lines.size, sizes.get(name) ?? 0);
    return [...shared].filter(isAlike).map(([name]) => name);
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
