import {printCode} from '../../markdown/print.ts';
import {OPENSPEC} from '../../project/paths.ts';
import {byCodePoint} from '../../project/read-project.ts';
import type {SummaryFacts} from '../facts.ts';
import {absentLine, linesOr} from '../line.ts';
import type {SectionReader} from '../section.ts';
import type {SummaryLine} from '../summary.ts';

const MOST = 8;
/** Fewer commits, or a smaller part of them, show no habit. */
const LEAST = 3;
const LEAST_PART = 1 / 3;

/** What usually changes when the files of the change do. */
export const implementationPatterns: SectionReader = {
  id: 'implementation-patterns',
  read(facts) {
    const {together, unknown} = facts;
    if (!together) return [absentLine(`Not known: ${unknown ?? 'git was not asked'}`, 'git')];
    return linesOr(
      linesFor(facts, together),
      'No pattern found',
      'the commits that touched the files of the change',
    );
  },
};

function linesFor(
  {prefix}: SummaryFacts,
  together: NonNullable<SummaryFacts['together']>,
): readonly SummaryLine[] {
  const {commits, isBounded} = together;
  const byPath = new Map<string, string[]>();
  for (const {hash, paths} of commits)
    for (const path of new Set(paths))
      if (!path.startsWith(`${prefix}${OPENSPEC}/`)) {
        const hashes = byPath.get(path);
        if (hashes) hashes.push(hash);
        else byPath.set(path, [hash]);
      }
  const all = `the ${isBounded ? 'newest ' : ''}${commits.length} commits that touched these files`;
  return [...byPath]
    .filter(([, {length}]) => length >= LEAST && length >= commits.length * LEAST_PART)
    .toSorted(([a, some], [b, others]) => others.length - some.length || byCodePoint(a, b))
    .slice(0, MOST)
    .map(([path, hashes]) => ({
      key: path,
      text: `${printCode(path)} changed in ${hashes.length} of ${all}`,
      sources: [{kind: 'commits', hashes}],
    }));
}
