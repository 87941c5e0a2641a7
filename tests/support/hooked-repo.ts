import {spawnSync} from 'node:child_process';
import {symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {newRepo, type Repo, temporaryFolder} from './repo.ts';
import {runBin} from './run-bin.ts';
import {packageRoot} from './run-cli.ts';

/** The built bin. */
export const bin = join(packageRoot, 'dist', 'openspec.cjs');

/** A repository in which the built bin is on the PATH, with the hooks that name changes, run by git. */
export function hookedRepo(root = ''): Repo & {readonly run: (...words: string[]) => string} {
  const repo = newRepo();
  repo.commit('begin', {[join(root, 'openspec/config.yaml')]: '', 'a.txt': 'a\n'});
  init(repo, root);
  return {...repo, run: (...words) => runGit(repo, words)};
}

/** Set up the hooks of a project: those that name changes, or other ones. */
export function init(repo: Repo, root = '', program = 'git', only = 'trailer'): void {
  const words = ['init', '--hook', program, '--only', only];
  const {status, stderr} = runBin(join(repo.root, root), words, {env: envOf(repo)});
  expect({status, stderr}).toMatchObject({status: 0});
}

/** Our program on the PATH, and an editor that is left at once. */
export function envOf(repo: Repo, path = programs()): Record<string, string> {
  return {
    ...(repo.env as Record<string, string>),
    PATH: `${path}:${process.env['PATH']}`,
    GIT_EDITOR: 'true',
  };
}

/** A folder for the PATH in which programs of our names lie; ours, or a script. */
export function programs(script?: string): string {
  const folder = temporaryFolder();
  for (const name of ['openspec', 'openspec-changes'].map((each) => join(folder, each)))
    if (script === undefined) symlinkSync(bin, name);
    else writeFileSync(name, script, {mode: 0o755});
  return folder;
}

/** An editor that runs a script on the message, which is its `$1`. */
export function editor(script: string): string {
  return join(programs(`#!/bin/sh\n${script}\n`), 'openspec');
}

/** Run git with our program on the PATH; throws when git fails. */
export function runGit(
  repo: Repo,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): string {
  const {status, stdout, stderr} = spawnSync('git', [...words], {
    cwd: repo.root,
    encoding: 'utf8',
    env: {...envOf(repo), ...more},
  });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stdout}${stderr}`);
  expect(stderr).not.toContain('openspec');
  return stdout;
}

/** The message of the newest commit. */
export const messageOf = (repo: Repo) => repo.git('log', '-1', '--format=%B').trimEnd();
/** What git itself takes for our trailers. */
export const trailersOf = (repo: Repo) =>
  repo
    .git('log', '-1', '--format=%(trailers:key=OpenSpec-Change,valueonly)')
    .trim()
    .split('\n')
    .filter(Boolean);

/** Write files and stage all there is. */
export function stage(repo: Repo, files: Readonly<Record<string, string>>): void {
  repo.write(files);
  repo.git('add', '-A');
}

/** The proposal of a change. */
export const change = (name: string, text = '# X\n') => ({[`openspec/changes/${name}/proposal.md`]: text});
