import type {LoggedEntry} from '../../changelog/formats/technical/log.ts';
import type {Commit} from '../../history/history.ts';
import type {LineCount, LineCounts} from '../../history/line-counts.ts';
import {printable} from '../../project/names.ts';
import {shownHashes} from '../files/commit-names.ts';
import {workOn} from '../files/known-work.ts';
import {isEntry, statedFilesIn} from '../files/stated-files.ts';
import {defineGitRule} from '../rule.ts';

export const filesChangedCount = defineGitRule({
  id: 'files-changed-count',
  severity: 'info',
  on: 'document',
  fixable: false,
  family: 'files',
  summary: 'the lines an entry counts are those its commits add and delete',
  *check(document, project, facts) {
    for (const list of statedFilesIn(document, project)) {
      const work = isEntry(list.of) ? workOn(list, project, facts) : undefined;
      if (!work || !isEntry(list.of)) continue;
      for (const {path, count, countRange: range} of list.of.files) {
        const real = linesOf(path.replace(/^(?:\.\/+)+/, ''), work.commits, facts.lineCounts);
        const written = range && document.text.slice(range.start, range.end);
        if (!count || !real || !written || isRight(count, real) || /^[~≈±]/.test(written)) continue;
        yield {range, message: `Count \`${printable(written)}\`, but ${said(work.commits, real)}`};
      }
    }
  },
});

/** The lines of a file in some commits together; nothing where one of them that touches it has no count. */
function linesOf(path: string, commits: readonly Commit[], counts: LineCounts): LineCount | undefined {
  const touching = commits.filter(({files}) => files.some((file) => file.path === path));
  const each = touching.flatMap(({hash}) => counts.get(hash)?.get(path) ?? []);
  if (each.length === 0 || each.length < touching.length) return undefined;
  return {
    added: each.reduce((sum, {added}) => sum + added, 0),
    deleted: each.reduce((sum, {deleted}) => sum + deleted, 0),
  };
}

/** A number without a sign may mean the lines that came, those that went, or all of them. */
function isRight(
  {added, deleted, total}: NonNullable<LoggedEntry['files'][number]['count']>,
  real: LineCount,
): boolean {
  if (total !== undefined) return [real.added, real.deleted, real.added + real.deleted].includes(total);
  return (added ?? real.added) === real.added && (deleted ?? real.deleted) === real.deleted;
}

function said(commits: readonly Commit[], {added, deleted}: LineCount): string {
  const [adds, deletes] = commits.length > 1 ? ['add', 'delete'] : ['adds', 'deletes'];
  return `${shownHashes(commits)} ${adds} ${added} and ${deletes} ${deleted} there`;
}
