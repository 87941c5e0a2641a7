import {Refusal, shellLine} from '../refusal.ts';
import {askBlobs, LEFT_OUT} from './blobs.ts';
import {readFields} from './fields.ts';
import type {Repository} from './locate.ts';
import {isFile, type Listed, type TreeFile, treeRows} from './tree-files.ts';

/** What a commit has at some paths, all contents among it. Throws a Refusal where a partial clone left some out. */
export async function askCommitFiles(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<readonly TreeFile[]> {
  const {git, prefix} = repository;
  const listed: Listed[] = [];
  const reader = readFields(
    'The tree',
    treeRows(TREE_ROW, (row) => listed.push(row)),
  );
  const within = [...new Set(paths)].map((path) => prefix + path);
  await git({words: ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...within], reader});
  const ids = listed.filter(isFile).map(({id}) => id);
  const blobs = await askBlobs(repository, ids);
  if (ids.some((id) => blobs.get(id) === LEFT_OUT)) throw leftOut(commit);
  return listed.map(({path, mode, id}) => ({path: path.slice(prefix.length), mode, content: blobs.get(id)}));
}

function leftOut(commit: string): Refusal {
  return new Refusal(
    'partial-clone',
    'This clone was made without all contents, so what there was before cannot be read; what changed since can',
    shellLine`openspec lint --since ${commit.slice(0, 12)}`,
  );
}

/** `100644 blob <id>\tpath` */
const TREE_ROW = /^()(\d{6}) \w+ ([0-9a-f]{40,64})()\t([\s\S]+)$/;
