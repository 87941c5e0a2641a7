import type {Fs} from '../disk/fs.ts';
import {undated} from '../history/change-folder.ts';
import type {History} from '../history/history.ts';
import type {HistoryRequest} from './git.ts';
import {indexOf} from './history-index.ts';
import {parseIndexStatus} from './index-status.ts';
import {type KnownHistory, nothingKnown, suffices, turnedTo} from './known-history.ts';
import {learnerOf} from './learner.ts';
import type {Repository} from './locate.ts';
import {RAW_LOG} from './pinned-options.ts';
import {parsePorcelainStatus, type WorkTree} from './porcelain-status.ts';
import {collect} from './printed.ts';
import {RAW_LOG_FORMAT, readRawLog} from './raw-log.ts';

/** How many commits are read between two words about it. */
const OFTEN = 500;

/** Ask a repository for all we want to know of it. Throws a Refusal when git fails. */
export async function readHistory(repository: Repository, fs: Fs, request: HistoryRequest): Promise<History> {
  const {head, uncommitted} = await readWork(repository, request);
  const index = indexOf(repository, fs);
  const known = head === undefined ? nothingKnown : await historyTo(repository, head, index.read(), request);
  if (head !== undefined && request.upTo === undefined) index.write(known);
  return {
    prefix: repository.prefix,
    head,
    isShallow: repository.isShallow,
    isPartial: repository.isPartial,
    commits: known.commits.slice(0, known.reached),
    clock: known.clock,
    landings: known.landings,
    cutOff: known.cutOff,
    uncommitted,
  };
}

/** The commit a history ends with, and the work on top of it that counts. */
async function readWork(
  {git, isPartial}: Repository,
  {uncommitted, upTo}: HistoryRequest,
): Promise<WorkTree> {
  if (upTo !== undefined) return {head: upTo, uncommitted: []};
  const output = collect();
  const untracked = `--untracked-files=${uncommitted === 'staged' ? 'no' : 'all'}`;
  const renames = `--find-renames=${similarityOf(isPartial)}`;
  await git({words: [...STATUS, untracked, renames, '--'], reader: output});
  if (uncommitted !== 'staged') return parsePorcelainStatus(output.text());
  const {head, staged} = parseIndexStatus(output.text());
  return {head, uncommitted: staged};
}

async function historyTo(
  repository: Repository,
  head: string,
  found: KnownHistory,
  {names: asked = [], pins = [], onCommits}: HistoryRequest,
): Promise<KnownHistory> {
  const names = asked.map(undated);
  const known = suffices(found, names, pins) ? found : nothingKnown;
  if (known.head === head) return known;
  if (known.parents().has(head)) return turnedTo(head, known);
  const wanted = new Set(names);
  const isPin = (hash: string) => pins.some((pin) => hash.startsWith(pin));
  const learner = learnerOf(known, {prefix: repository.prefix, isName: (name) => wanted.has(name), isPin});
  let count = 0;
  const reader = readRawLog((commit) => {
    learner.learn(commit);
    if (++count % OFTEN === 0) onCommits?.(count);
  });
  const words = [
    ...LOG,
    `-M${similarityOf(repository.isPartial)}`,
    head,
    ...known.heads.map((each) => `^${each}`),
    '--',
  ];
  await repository.git({words, reader});
  return learner.knowing(head);
}

/** How alike two files must be for git to see a rename; without their contents only the same are. */
function similarityOf(isPartial: boolean): string {
  return isPartial ? '100%' : '50%';
}

/** `--diff-merges` shows what a merge brought. */
const LOG = [...RAW_LOG, `--format=${RAW_LOG_FORMAT}`];

/** With `-z` the paths are relative to the repository's top, whatever `status.relativePaths` says. */
const STATUS = [
  'status',
  '--porcelain=v2',
  '-z',
  '--branch',
  '--no-ahead-behind',
  '--ignored=no',
  '--ignore-submodules=dirty',
];
