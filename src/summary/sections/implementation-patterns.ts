import {isListable} from '../../dialects/files-changed.ts';
import type {Together} from '../../history/together.ts';
import {printCode} from '../../markdown/print.ts';
import {byCodePoint} from '../../project/read-project.ts';
import type {SummaryFacts} from '../facts.ts';
import type {SectionReader} from '../section.ts';
import {commitsByPath, ownFiles} from '../sources/companions.ts';
import {absentLine, linesOr} from '../sources/line.ts';

const MOST = 8;
/** Fewer commits, or a smaller part of them, show no habit. */
const LEAST = 3;
const LEAST_PART = 1 / 2;

/** What usually changes with a file of the change, and does not in it. */
export const implementationPatterns: SectionReader = {
  id: 'implementation-patterns',
  read(facts) {
    const {together, unknown} = facts;
    if (!together) return [absentLine(`Not known: ${unknown ?? 'git was not asked'}`, 'git')];
    const lines = strongest(habitsOf(facts, together)).map(({own, other, hashes, of}) => ({
      key: other,
      text: `${printCode(other)} changed in ${hashes.length} of the ${together.isBounded ? 'newest ' : ''}${of} other commits that touched ${printCode(own)}`,
      sources: [{kind: 'commits' as const, hashes}],
    }));
    return linesOr(lines, 'No pattern found', 'the commits that touched the files of the change');
  },
};

/** Two files that change together: one of the change, and one that is not. */
interface Habit {
  readonly own: string;
  readonly other: string;
  /** The commits that touched both. */
  readonly hashes: readonly string[];
  /** How many touched the one of the change. */
  readonly of: number;
}

function habitsOf(facts: SummaryFacts, {commits}: Together): readonly Habit[] {
  const own = ownFiles(facts);
  return [...own].filter(isListable).flatMap((path): readonly Habit[] => {
    const touching = commits.filter(({paths}) => paths.includes(path));
    if (touching.length < LEAST) return [];
    return [...commitsByPath(facts, touching)]
      .filter(
        ([other, {length}]) => !own.has(other) && length >= Math.max(LEAST, touching.length * LEAST_PART),
      )
      .map(([other, hashes]) => ({own: path, other, hashes, of: touching.length}));
  });
}

/** Each file once, with the one it goes with most often. */
function strongest(habits: readonly Habit[]): readonly Habit[] {
  const sorted = habits.toSorted(
    (a, b) =>
      b.hashes.length - a.hashes.length ||
      b.hashes.length / b.of - a.hashes.length / a.of ||
      byCodePoint(a.other, b.other) ||
      byCodePoint(a.own, b.own),
  );
  const seen = new Set<string>();
  return sorted.filter(({other}) => !seen.has(other) && seen.add(other)).slice(0, MOST);
}
