import {join} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import type {FileChange} from '../history/history.ts';
import type {Staging} from '../history/staging.ts';
import {CHANGES} from '../project/paths.ts';
import {Refusal} from '../refusal.ts';
import type {RunGit} from './git-call.ts';
import type {Repository} from './locate.ts';
import {printed} from './printed.ts';

/** What `git merge --squash` prepares is a few lines a commit; more of it is not read. */
const MOST_SQUASHED = 8 * 1024 * 1024;

/** Ask for all we want to know of the commit that is about to be made. Throws a Refusal when git fails. */
export async function readStaging({git, prefix, gitFolder}: Repository, fs: Fs): Promise<Staging> {
  const [names, branch, comment] = await Promise.all([
    printed(git, [...DIFF, '--', CHANGES]),
    printed(git, ['branch', '--no-color', '--no-column', '--show-current']),
    commentOf(git),
  ]);
  return {
    prefix,
    gitFolder,
    files: parseNameStatus(names),
    branch: branch.trim() || undefined,
    comment,
    squashed: squashedIn(fs, gitFolder),
  };
}

/** The trailers of a message file, as git prints them; an empty text when it has none. */
export async function readTrailers(git: RunGit, file: string, comment: string | undefined): Promise<string> {
  // What no line of a message begins with makes none of them a comment.
  const mark = comment ?? '\u0001';
  const pins = [`core.commentChar=${mark}`, `core.commentString=${mark}`, 'trailer.separators=:'];
  const words = ['interpret-trailers', '--only-trailers', '--only-input', '--no-divider', file];
  return printed(git, [...pins.flatMap((pin) => ['-c', pin]), ...words]);
}

/** Each option that a user's configuration could set is set. */
const DIFF = [
  'diff',
  '--cached',
  '--name-status',
  '-z',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--ignore-submodules=none',
];

/** Pairs of a status and a path, each ended by NUL. */
function parseNameStatus(output: string): readonly FileChange[] {
  const fields = output.split('\0');
  return fields.flatMap((status, index) => {
    const path = fields[index + 1];
    if (index % 2 === 1 || path === undefined) return [];
    return [{kind: status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified', path}];
  });
}

/** The newest setting of either name; git fails when there is none. */
async function commentOf(git: RunGit): Promise<string> {
  try {
    const output = await printed(git, ['config', '--null', '--get-regexp', '^core\\.comment(char|string)$']);
    const value = output.split('\0').at(-2);
    return value?.slice(value.indexOf('\n') + 1) || '#';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'git-failed') return '#';
    throw error;
  }
}

/** It is there from the merge to the commit, and goes when the merge is given up. */
function squashedIn(fs: Fs, gitFolder: string): string {
  const file = join(gitFolder, 'SQUASH_MSG');
  return fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file, MOST_SQUASHED)) : '';
}
