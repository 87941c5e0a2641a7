import type {Code} from 'mdast';
import type {Commit, FileChange, History} from '../../src/history/history.ts';
import type {LineCount} from '../../src/history/line-counts.ts';
import {countsUncommitted} from '../../src/history/uncommitted.ts';
import type {GitFacts} from '../../src/lint/files/git-facts.ts';
import {doubtfulPaths, gitQuestions} from '../../src/lint/files/git-questions.ts';
import {selected} from '../../src/lint/select.ts';
import type {Project} from '../../src/project/project.ts';

/** Paths and what was done to them: `added`, `modified +53 -25`, `deleted`, `renamed from src/old.ts`. */
type ToldFiles = Readonly<Record<string, string>>;

/** One commit as a page shows it; each goes behind the one before. */
interface ToldCommit {
  /** The first digits; a commit that nobody names needs none. */
  readonly hash?: string;
  readonly message: string;
  readonly files: ToldFiles;
}

/** What git says in one part of a page: a whole history, and the work on top of it. */
export interface Told {
  /** Oldest first. */
  readonly commits: readonly ToldCommit[];
  readonly uncommitted: ToldFiles;
}

/** Whether a fence shows what git says. */
export function isTold({lang, meta}: Code): boolean {
  return lang === 'json' && (meta === 'commits' || meta === 'uncommitted');
}

/** What fences say of git; nothing when none does, which is a project without git. */
export function toldIn(fences: readonly Code[]): Told | undefined {
  const told = fences.filter(isTold);
  const find = (meta: string) => told.find((fence) => fence.meta === meta)?.value;
  if (told.length === 0) return undefined;
  return {commits: JSON.parse(find('commits') ?? '[]'), uncommitted: JSON.parse(find('uncommitted') ?? '{}')};
}

/** The facts that come of it, as the lint command would gather them. */
export function factsOf(project: Project, told: Told): GitFacts {
  const history = historyOf(told);
  const questions = gitQuestions(project, selected(project, ['']).scope);
  return {
    history,
    unknownPaths: new Set(questions && doubtfulPaths(questions, history)),
    lineCounts: new Map(
      told.commits.map((commit, place) => [hashOf(commit, place), new Map(countsIn(commit.files))]),
    ),
    countsUncommitted: (change) => countsUncommitted(project, change, false),
  };
}

function historyOf({commits, uncommitted}: Told): History {
  const line: readonly Commit[] = commits.map((commit, place) => ({
    hash: hashOf(commit, place),
    parents: commits.slice(0, place).map(hashOf).slice(-1),
    time: place,
    message: commit.message,
    files: filesOf(commit.files, place),
  }));
  return {
    prefix: '',
    head: line.at(-1)?.hash,
    isShallow: false,
    commits: line.toReversed(),
    clock: new Map(),
    landings: new Map(),
    cutOff: new Set(),
    uncommitted: filesOf(uncommitted, undefined),
  };
}

function hashOf({hash}: ToldCommit, place: number): string {
  return (
    hash ??
    String(place + 1)
      .repeat(7)
      .slice(0, 7)
  ).padEnd(40, '0');
}

/** Every commit leaves another content in its files. */
function filesOf(files: ToldFiles, place: number | undefined): readonly FileChange[] {
  return Object.entries(files).map(([path, words]): FileChange => {
    const [kind = '', from] = words.replace(/ [+-].*$/, '').split(' from ');
    if (kind !== 'added' && kind !== 'modified' && kind !== 'deleted' && kind !== 'renamed')
      throw new Error(`${path}: ${words}`);
    const is = place === undefined || kind === 'deleted' ? {} : {is: {mode: '100644', id: `${place}`}};
    const was = place === undefined || kind === 'added' ? {} : {was: {mode: '100644', id: `before ${place}`}};
    return {kind, path, ...(from !== undefined && {from}), ...was, ...is};
  });
}

function countsIn(files: ToldFiles): readonly (readonly [string, LineCount])[] {
  return Object.entries(files).flatMap(([path, words]) => {
    const [, added, deleted] = / \+(\d+) -(\d+)$/.exec(words) ?? [];
    return added === undefined ? [] : [[path, {added: Number(added), deleted: Number(deleted)}] as const];
  });
}
