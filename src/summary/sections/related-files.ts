import {printCode} from '../../markdown/print.ts';
import {byCodePoint} from '../../project/read-project.ts';
import {isTestOf} from '../../project/test-files.ts';
import type {SummaryFacts} from '../facts.ts';
import type {SectionReader} from '../section.ts';
import {commitsByPath, ownFiles} from '../sources/companions.ts';
import {absentLine, linesOr} from '../sources/line.ts';
import {roleOf} from '../sources/roles.ts';
import type {SummaryLine} from '../summary.ts';

/** More are not read. */
const MOST = 20;
/** One commit that touches two files may do so by chance. */
const LEAST = 2;

/** Files outside of the change that were touched in the same commits as its own, by their role. */
export const relatedFiles: SectionReader = {
  id: 'related-files',
  read(facts) {
    const {together, unknown} = facts;
    if (!together) return [absentLine(`Not known: ${unknown ?? 'git was not asked'}`, 'git')];
    return linesOr(linesFor(facts), 'No related files', 'the commits that touched the files of the change');
  },
};

function linesFor(facts: SummaryFacts): readonly SummaryLine[] {
  const {byRole, hashes} = strongest(facts);
  return [...byRole].map(([role, paths]) => ({
    key: role,
    text: `${role}: ${paths.map(printCode).join(', ')}`,
    sources: [{kind: 'commits', hashes: hashes(paths)}],
  }));
}

function strongest(facts: SummaryFacts) {
  const {together, project} = facts;
  const own = ownFiles(facts);
  const byPath = commitsByPath(facts, together?.commits ?? []);
  const kept = [...byPath]
    .filter(([path, {length}]) => length >= LEAST && !own.has(path))
    .toSorted(([a, some], [b, others]) => others.length - some.length || byCodePoint(a, b))
    .slice(0, MOST);
  const byRole = new Map<string, string[]>();
  for (const [path] of kept) {
    const role = isTestOf(project, path) ? 'Tests' : roleOf(path);
    byRole.set(role, [...(byRole.get(role) ?? []), path]);
  }
  const hashes = (paths: readonly string[]): readonly string[] => {
    const wanted = new Set(paths.flatMap((path) => byPath.get(path) ?? []));
    return (together?.commits ?? []).flatMap(({hash}) => (wanted.has(hash) ? [hash] : []));
  };
  return {byRole, hashes};
}
