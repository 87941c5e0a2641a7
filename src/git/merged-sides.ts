/** What a merge leaves in a file, with the words of one side wherever the two are in conflict. */
export interface MergedSides {
  readonly ours: string;
  readonly theirs: string;
}

/** Lines that one side has in the place of others. */
export interface LineChange {
  /** The lines of the older text: 0-based, `end` is the first one behind them. */
  readonly start: number;
  readonly end: number;
  /** With their line ends. */
  readonly text: string;
}

/** The changes that git-diff(1) printed with context of the one pair of files it compared, in order. */
export function changesIn(diff: string): readonly LineChange[] {
  const changes: LineChange[] = [];
  let at = -1;
  let open: LineChange | undefined;
  const close = () => {
    if (open) changes.push(open);
    open = undefined;
  };
  for (const line of diff.split('\n').slice(0, -1)) {
    const [, start = '', count] = /^@@ -(\d+)(?:,(\d+))? /.exec(line) ?? [];
    if (start !== '') {
      close();
      at = count === '0' ? Number(start) : Number(start) - 1;
    } else if (at < 0) continue;
    else if (line.startsWith('+')) {
      open ??= {start: at, end: at, text: ''};
      open = {...open, text: `${open.text}${line.slice(1)}\n`};
    } else if (line.startsWith('-')) {
      at++;
      open = {...(open ?? {start: at - 1, text: ''}), end: at};
    } else if (line.startsWith('\\')) {
      // The sign speaks of the line above it, which is a removed one where nothing was added yet.
      if (open) open = {...open, text: open.text.replace(/\n$/, '')};
    } else {
      close();
      at++;
    }
  }
  close();
  return changes;
}

/**
 * A three-way merge as git does it: what one side changed and the other did not, to the line next to it, is taken; all
 * else is a conflict, or the same on both sides.
 */
export function mergedSides(
  base: string,
  ours: readonly LineChange[],
  theirs: readonly LineChange[],
): MergedSides {
  const lines = base.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return {
    ours: changed(lines, [...ours, ...apartFrom(theirs, ours)]),
    theirs: changed(lines, [...theirs, ...apartFrom(ours, theirs)]),
  };
}

/** Those of some changes that meet none of others; both are in order. */
function apartFrom(changes: readonly LineChange[], others: readonly LineChange[]): readonly LineChange[] {
  let next = 0;
  return changes.filter(({start, end}) => {
    while (next < others.length && (others[next]?.end ?? 0) < start) next++;
    const other = others[next];
    return !other || other.start > end;
  });
}

function changed(lines: readonly string[], changes: readonly LineChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const {start, end, text} of changes.toSorted((a, b) => a.start - b.start)) {
    parts.push(...lines.slice(at, start), text);
    at = end;
  }
  return [...parts, ...lines.slice(at)].join('');
}
