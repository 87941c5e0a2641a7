import {askBlobs} from './blobs.ts';
import {readFields} from './fields.ts';
import {indexQuestions} from './index-questions.ts';
import {type IndexStatus, parseIndexStatus} from './index-status.ts';
import type {Repository} from './locate.ts';
import {collect} from './printed.ts';
import {isFile, type Listed, type TreeFile, treeRows} from './tree-files.ts';

/** The files of the index below some paths, and what of them is staged. All paths are relative to the project's root. */
export interface IndexFiles {
  readonly files: readonly TreeFile[];
  /** What a commit would add, change or delete; a rename is two paths. */
  readonly staged: readonly string[];
  /** What is in conflict, and can be in no commit. */
  readonly unmerged: readonly string[];
}

/** What the index has at some paths, relative to the project's root; a folder means all below it. */
export async function askIndexFiles(repository: Repository, paths: readonly string[]): Promise<IndexFiles> {
  const words = indexQuestions(repository.prefix, paths);
  const [status, listed] = await Promise.all([
    askStatus(repository, words.status),
    askListed(repository, words.listed),
  ]);
  const present = listed.filter(({path}) => !status.intended.has(path));
  const isApart = ({path, isUnwatched}: Listed): boolean => isUnwatched || status.apart.has(path);
  const apart = present.filter((each) => isFile(each) && isApart(each));
  const blobs = await askBlobs(
    repository,
    apart.map(({id}) => id),
  );
  const ours = (path: string) => path.slice(repository.prefix.length);
  return {
    files: present.map((each) => ({
      path: ours(each.path),
      mode: each.mode,
      content: isApart(each) ? blobs.get(each.id) : undefined,
    })),
    staged: status.staged.map(({path}) => ours(path)),
    unmerged: status.unmerged.map(ours),
  };
}

async function askStatus({git}: Repository, words: readonly string[]): Promise<IndexStatus> {
  const output = collect();
  await git({words, reader: output});
  return parseIndexStatus(output.text());
}

async function askListed({git}: Repository, words: readonly string[]): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  const reader = readFields(
    'The list of files',
    treeRows(INDEX_ROW, (row) => listed.push(row)),
  );
  await git({words, reader});
  return listed;
}

/** `H 100644 <id> 0\tpath`: a letter that is small, or an `S`, says that the file is not looked at. */
const INDEX_ROW = /^([A-Za-z?]) (\d{6}) ([0-9a-f]{40,64}) (\d)\t([\s\S]+)$/;
