import {said} from './blanks.ts';
import type {Branch} from './branch.ts';
import {type MergedBranch, mergedParts} from './merge-branches.ts';
import type {Sides} from './pieces.ts';

/** Whether both sides gave one section another name each: no merge of lines can be right that has none of it marked. */
export function isNamedTwice(merged: MergedBranch): boolean {
  return mergedParts(merged).some(({sides: {base, ours, theirs}}) => {
    const [a, b, c] = [base, ours, theirs].map((side) => side && said(side.heading));
    return a !== undefined && b !== undefined && c !== undefined && a !== b && a !== c && b !== c;
  });
}

/**
 * Whether a merge of lines, read as sections, has each one once: as often as what both sides did comes to, below a
 * section where a side has it, and never two of one name where no side has two.
 */
export function hasEachOnce(result: Branch, sides: Sides<Branch>): boolean {
  const [found, base, ours, theirs] = [result, sides.base, sides.ours, sides.theirs].map(placesIn) as [
    Places,
    Places,
    Places,
    Places,
  ];
  const headings = new Set([found, base, ours, theirs].flatMap(({counts}) => [...counts.keys()]));
  const isCounted = (heading: string) => {
    const [now, was, mine, other] = [found, base, ours, theirs].map(
      ({counts}) => counts.get(heading) ?? 0,
    ) as [number, number, number, number];
    return now === mine + other - was || (mine === other && now === mine);
  };
  const isAtHome = ([below, parents]: readonly [string, ReadonlySet<string>]) =>
    [...parents].every(
      (parent) =>
        ours.parents.get(below)?.has(parent) ||
        theirs.parents.get(below)?.has(parent) ||
        [base, ours, theirs].some(({counts}) => !counts.has(parent)),
    );
  const isKnown = (repeat: string) => ours.repeats.has(repeat) || theirs.repeats.has(repeat);
  return (
    [...headings].every(isCounted) && [...found.parents].every(isAtHome) && [...found.repeats].every(isKnown)
  );
}

/** Where the sections of a text stand. */
interface Places {
  /** How often a heading occurs. */
  readonly counts: ReadonlyMap<string, number>;
  /** The headings a heading stands below. */
  readonly parents: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that occur again beside each other, with the number they get there. */
  readonly repeats: ReadonlySet<string>;
}

function placesIn(branch: Branch): Places {
  const counts = new Map<string, number>();
  const parents = new Map<string, Set<string>>();
  const repeats = new Set<string>();
  const visit = (parent: Branch) => {
    for (const child of parent.children) {
      const [heading, above] = [headingOf(child), headingOf(parent)];
      counts.set(heading, (counts.get(heading) ?? 0) + 1);
      parents.set(heading, (parents.get(heading) ?? new Set()).add(above));
      if (/\0\d+$/.test(child.key)) repeats.add(`${above}\n${child.key}`);
      visit(child);
    }
  };
  visit(branch);
  return {counts, parents, repeats};
}

function headingOf({heading}: Branch): string {
  return said(heading).trim();
}
