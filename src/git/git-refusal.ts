import {printable} from '../printable.ts';
import {Refusal} from '../refusal.ts';
import type {GitFailure} from './git-call.ts';

/** What git said as a Refusal, with the error as its cause. */
export function refusalOf(verb: string, {cause, exitCode}: GitFailure): Refusal {
  const said = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(refusalFor(verb, said), {cause, exitCode});
}

/** The code git ended with, by the Refusal that was thrown for it. */
export function exitCodeOf(refusal: Refusal): number | undefined {
  return 'exitCode' in refusal && typeof refusal.exitCode === 'number' ? refusal.exitCode : undefined;
}

/** The project is in no repository. */
export function noRepository(): Refusal {
  return new Refusal('no-git', 'The project is in no git repository', 'git init');
}

/** Without a repository, nothing is an answer and not a failure. */
export function nothingWithoutRepository(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'no-git') return undefined;
  throw error;
}

/** What fails where objects are missing or damaged. */
const READS_OBJECTS = new Set(['log', 'diff-tree', 'cat-file']);

function refusalFor(verb: string, said: string): Refusal {
  if (/\bspawn git ENOENT\b/.test(said)) {
    return new Refusal('git-not-installed', 'Git is not installed', 'git --version');
  }
  if (/not a git repository \(or any/.test(said)) {
    return noRepository();
  }
  const line =
    said.split('\n').find((candidate) => candidate.startsWith('fatal:')) ?? said.trim().split('\n')[0] ?? '';
  const remedy = /^\s+(git config --global --add safe\.directory .+)$/m.exec(said)?.[1];
  return new Refusal(
    'git-failed',
    `\`git ${verb}\` failed: ${printable(line.replace(/^(?:fatal|Error): /, ''))}`,
    remedy ?? (READS_OBJECTS.has(verb) ? 'git fsck' : 'git status'),
  );
}
