import type {Fs} from '../../src/disk/fs.ts';
import {type Environment, gitEnvironment} from '../../src/git/environment.ts';
import type {OutputReader} from '../../src/git/fields.ts';
import type {RunGit} from '../../src/git/git-call.ts';
import {askGit} from './ask-git.ts';
import {indexBehind} from './index-behind.ts';
import type {AskedOfGit} from './kept-run.ts';
import {newPrinted, outcomeOf, type Printed} from './outcome.ts';
import {isSettled, neededBy} from './settled-call.ts';
import {isSame, type Moment} from './stamp.ts';
import type {Trace} from './trace.ts';

/** The verbs that only tell. */
const TELLING = new Set([
  ...['status', 'ls-files', 'ls-tree', 'log', 'cat-file', 'rev-parse', 'rev-list', 'merge-base'],
  ...['for-each-ref', 'diff', 'diff-index', 'diff-tree'],
]);

/** What is there while a process of git is traced. */
export interface GitTracing {
  readonly trace: Trace;
  /** Traced too. */
  readonly fs: Fs;
  /** The process's own. */
  readonly env: Environment;
  /** Before any process of git was started. */
  readonly moment: Moment;
}

/** Git at a root, in an environment, that takes down what it is asked and what came of it. */
export function tracedGit(
  run: RunGit,
  {root, env}: {readonly root: string; readonly env: Readonly<Record<string, string>>},
  {trace, fs, env: given, moment}: GitTracing,
): RunGit {
  const usual = gitEnvironment(given);
  const own = Object.fromEntries(Object.entries(env).filter(([name, value]) => usual[name] !== value));
  const again = (call: AskedOfGit) => askGit(call, given).outcome;
  return async (call) => {
    const asked: AskedOfGit = {root, words: call.words, input: call.input, env: own};
    if (!TELLING.has(asked.words[0] ?? '')) trace.spoil();
    const keep = trace.gitAsked();
    const before = indexBehind(asked, {fs, env: given}, moment);
    // HEAD is looked at before and behind, so that what git said belongs to it.
    const wasSettled = isSettled(asked, {fs, env: given});
    const printed = newPrinted();
    const isLog = wasSettled && asked.words[0] === 'log';
    try {
      // A log can be long, and what is settled need not be kept.
      await run({...call, reader: isLog ? call.reader : passingOn(call.reader, printed)});
    } catch (error) {
      const outcome = await again(asked);
      if (outcome.startsWith('0\0')) trace.spoil();
      keep({...asked, outcome});
      throw error;
    }
    const staysSo = wasSettled && isSettled(asked, {fs, env: given});
    if (isLog && !staysSo) trace.spoil();
    if (isLog || (staysSo && (await hasAll(asked, printed, again)))) return;
    const behind = before && indexBehind(asked, {fs, env: given}, moment);
    const from = behind && isSame(before[1], behind[1]) ? behind : undefined;
    keep({...asked, outcome: await outcomeOf(0, printed, newPrinted()), ...(from && {from})});
  };
}

function passingOn(reader: OutputReader, printed: Printed): OutputReader {
  return {
    push(bytes) {
      printed.push(bytes);
      reader.push(bytes);
    },
    end: () => reader.end(),
  };
}

/** Whether git lacks no object it was asked for, which could come with a fetch; that a commit has no such file stays so. */
async function hasAll(
  asked: AskedOfGit,
  printed: Printed,
  again: (call: AskedOfGit) => Promise<string>,
): Promise<boolean> {
  if (asked.words[0] !== 'cat-file' || !printed.includes(MISSING)) return true;
  const names = neededBy(asked.input ?? '');
  const input = names.map((name) => `${name}\n`).join('');
  // An empty format has an empty line for what there is.
  const found = await again({...asked, words: ['cat-file', '--batch-check='], input});
  return found === `0\0text ${'\n'.repeat(names.length)}`;
}

const MISSING = ' missing\n';
