import type {LogScope, SpecCommit, SpecLog} from '../history/spec-log.ts';
import {CHANGES, SPECS} from '../project/paths.ts';
import {owned, readFields} from './fields.ts';
import type {Repository} from './locate.ts';
import {pathspecsOf} from './pathspec.ts';
import {RAW_LOG} from './pinned-options.ts';
import {fileChanges, hashesIn, isCutOffBy, rawCommits, utf8} from './raw-log.ts';

/**
 * Every commit that touched this project's changes and living specs, up to one by its full hash or HEAD, in one process.
 * Of the whole repository those of all its projects. Throws a Refusal when git fails; before the first commit the log is empty.
 */
export async function readSpecLog(
  {git, prefix, isShallow, isPartial}: Repository,
  upTo = 'HEAD',
  scope: LogScope = 'project',
): Promise<SpecLog> {
  const commits: SpecCommit[] = [];
  const take = ([
    hash = '',
    parents = '',
    author = '',
    date = '',
    marks = '',
    subject = '',
  ]: readonly string[]) => ({
    hash: owned(hash),
    parents: hashesIn(parents),
    ...{author: owned(utf8(author)), date: owned(date), subject: owned(utf8(subject))},
    marks,
  });
  const reader = readFields(
    'The log',
    rawCommits(6, (fields, rows) => {
      const {marks, ...commit} = take(fields);
      const isCutOff = isCutOffBy(commit.parents, marks);
      commits.push({...commit, isCutOff, files: fileChanges(rows)});
    }),
  );
  const within = [CHANGES, SPECS].flatMap((path) =>
    scope === 'project' ? pathspecsOf(prefix + path) : [`:(top,glob)**/${path}/**`],
  );
  await git({words: [...LOG, `-M${isPartial ? '100%' : '50%'}`, upTo, '--', ...within], reader});
  return {prefix, isShallow, isPartial, commits};
}

/** Before the first commit there is no HEAD, which is no failure. */
const LOG = [...RAW_LOG, '--format=%x01%H%x00%P%x00%an%x00%aI%x00%D%x00%s%x00', '--topo-order'];
