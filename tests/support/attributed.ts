import {join} from 'node:path';
import type {GitSetting} from '../../src/git/git-at.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {type Attribution, attribute} from '../../src/history/attribution.ts';
import {type FileChange, subjectOf} from '../../src/history/history.ts';
import type {Repo} from './repo.ts';

/** Whose commits a test asks for, and how. */
export interface Asked {
  readonly name?: string;
  /** The day in the name of its folder; not archived when absent. */
  readonly archived?: string;
  readonly pins?: readonly string[];
  /** The project's root within the repository. */
  readonly project?: string;
  readonly setting?: GitSetting;
}

/** `+a`, `~a`, `-a`, `a>b`: what happened to a file. */
export function wordsOf({kind, path, from}: FileChange): string {
  return kind === 'renamed' ? `${from}>${path}` : `${{added: '+', deleted: '-', modified: '~'}[kind]}${path}`;
}

/** The file every change of a test has. */
export function proposal(name: string): string {
  return `openspec/changes/${name}/proposal.md`;
}

/** Where a change is moved to when it is archived. */
export function archive(date: string, name: string): string {
  return `openspec/changes/archive/${date}-${name}`;
}

/** What the tool says of a change of a repository. */
export async function attributionIn(repo: Repo, asked: Asked = {}): Promise<Attribution> {
  const {name = 'add-x', archived, pins = [], project = '', setting = {env: repo.env}} = asked;
  const history = await gitAt(join(repo.root, project), setting).history({names: [name], pins});
  if (!history) throw new Error('The test has no repository');
  const folder = archived === undefined ? `openspec/changes/${name}` : archive(archived, name);
  return attribute(history, {name, folder, metadata: {commits: pins}}, {includeUncommitted: false});
}

/** The same, shortly: `subject: evidence` of its commits, newest first, and its files in words. */
export async function attributedIn(repo: Repo, asked: Asked = {}) {
  const {commits, files} = await attributionIn(repo, asked);
  return {
    commits: commits.map((commit) => `${subjectOf(commit)}: ${commit.evidence}`),
    files: files.map(wordsOf),
  };
}
