import {Refusal, shellLine} from '../refusal.ts';
import {askBlobs, type Blob, LEFT_OUT} from './blobs.ts';
import {END, type Grammar, malformed, owned, readFields} from './fields.ts';
import {type IndexStatus, parseIndexStatus} from './index-status.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {pathspecsOf} from './pathspec.ts';
import {collect} from './simple-git.ts';

/** A file that the index or a commit has, relative to the project's root. */
export interface TreeFile {
  readonly path: string;
  /** Six octal digits: `100644` a file, `100755` one that runs, `120000` a link, `160000` a submodule. */
  readonly mode: string;
  /** What git keeps of it; absent where the work tree has the same. */
  readonly content: Blob | undefined;
}

/** The files of the index below some paths, and what of them is staged. All paths are relative to the project's root. */
export interface IndexFiles {
  readonly files: readonly TreeFile[];
  /** What a commit would add, change or delete; a rename is two paths. */
  readonly staged: readonly string[];
  /** What is in conflict, and can be in no commit. */
  readonly unmerged: readonly string[];
}

interface Listed {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  /** Whether git was told not to look at it in the work tree. */
  readonly isUnwatched: boolean;
}

/** What the index has at some paths, relative to the project's root; a folder means all below it. */
export async function askIndexFiles(repository: Repository, paths: readonly string[]): Promise<IndexFiles> {
  const within = [...new Set(paths)].flatMap((path) => pathspecsOf(repository.prefix + path));
  const [status, listed] = await Promise.all([askStatus(repository, within), askListed(repository, within)]);
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
    grammar(TREE_ROW, (row) => listed.push(row)),
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

function isFile({mode}: Listed): boolean {
  return mode.startsWith('100');
}

async function askStatus({git}: Repository, within: readonly string[]): Promise<IndexStatus> {
  const output = collect();
  await git({words: [...STATUS, '--', ...within], reader: output});
  return parseIndexStatus(output.text());
}

async function askListed({git}: Repository, within: readonly string[]): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  const reader = readFields(
    'The list of files',
    grammar(INDEX_ROW, (row) => listed.push(row)),
  );
  await git({words: ['ls-files', '-z', '-s', '-v', '--full-name', '--', ...within], reader});
  return listed;
}

/** `H 100644 <id> 0\tpath`: a letter that is small, or an `S`, says that the file is not looked at. */
const INDEX_ROW = /^([A-Za-z?]) (\d{6}) ([0-9a-f]{40,64}) (\d)\t([\s\S]+)$/;

/** `100644 blob <id>\tpath` */
const TREE_ROW = /^()(\d{6}) \w+ ([0-9a-f]{40,64})()\t([\s\S]+)$/;

/** Of a file in conflict no stage is listed. */
function* grammar(row: RegExp, each: (listed: Listed) => void): Grammar {
  let field = yield true;
  for (let count = 0; field !== END; count++) {
    const [, tag = '', mode, id, stage, path] = row.exec(field) ?? [];
    if (mode === undefined || id === undefined || path === undefined)
      throw malformed('The list of files', count);
    if (!stage || stage === '0')
      each({path: textOf(owned(path)), mode: owned(mode), id: owned(id), isUnwatched: /[a-zS]/.test(tag)});
    field = yield true;
  }
}

const STATUS = [
  'status',
  '--porcelain=v2',
  '-z',
  '--branch',
  '--no-ahead-behind',
  '--no-renames',
  '--untracked-files=no',
  '--ignore-submodules=dirty',
];
