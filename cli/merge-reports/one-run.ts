import type {Shard} from '../../src/lint/shard/shard.ts';
import {printable} from '../../src/printable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Blob, SharedRun} from '../../src/report/blob/blob.ts';
import type {NamedBlob} from './read-reports.ts';

/** The reports of all shards of one run, in their order. Throws a Refusal for what is not just that. */
export function oneRun(
  reports: readonly NamedBlob[],
  folder: string,
  version: string,
): readonly [Blob, ...Blob[]] {
  for (const {file, blob} of reports)
    if (blob.run.tool !== version)
      throw new Refusal(
        'other-version',
        `${printable(file)} is of version ${printable(blob.run.tool)}, and this is ${version}, which may judge otherwise`,
        shellLine`npx openspec-changes@${blob.run.tool} merge-reports ${folder}`,
      );
  refuseOtherRuns(reports, folder, ASKED);
  refuseOtherContents(reports, folder);
  refuseOtherRuns(reports, folder, FOUND);
  refuseDoubles(reports, folder);
  const blobs = reports.map(({blob}) => blob).toSorted((a, b) => a.shard.index - b.shard.index);
  refuseMissing(blobs, folder);
  const [first, ...others] = blobs;
  if (first) return [first, ...others];
  throw new Error('There is at least one report');
}

/** What all reports of a run say alike, and what it means where they do not. */
type Alike = readonly (readonly [string, (blob: Blob) => unknown])[];
const ASKED: Alike = [
  ['are shards of different totals', ({shard}) => shard.total],
  ['are of different commits', ({run}) => run.commit],
  ['are of different command lines', ({run}) => run.words],
];
const FOUND: Alike = [
  ['are of different files or settings', ({run}) => run.inputs],
  ['were made in different folders', ({run}) => [run.root, run.prefix, run.calledRoot]],
];

function refuseOtherRuns([first, ...others]: readonly NamedBlob[], folder: string, alike: Alike): void {
  for (const [difference, part] of alike)
    for (const other of others)
      if (first && JSON.stringify(part(first.blob)) !== JSON.stringify(part(other.blob)))
        throw new Refusal(
          'other-run',
          `${printable(first.file)} and ${printable(other.file)} ${difference}, expected one run`,
          shellLine`ls -l ${folder}`,
        );
}

/** One path is one text in a run: one that was edited between two shards was judged by halves. */
function refuseOtherContents(reports: readonly NamedBlob[], folder: string): void {
  const seen = new Map<string, {readonly file: string; readonly hash: string}>();
  for (const {file, blob} of reports)
    for (const [path, hash] of Object.entries(blob.read)) {
      const other = seen.get(path) ?? {file, hash};
      seen.set(path, other);
      if (other.hash !== hash)
        throw new Refusal(
          'other-run',
          `${printable(other.file)} and ${printable(file)} read different contents of ${printable(path)}, expected one run`,
          shardLine(blob.run, blob.shard, folder),
        );
    }
}

function refuseDoubles(reports: readonly NamedBlob[], folder: string): void {
  const seen = new Map<number, string>();
  for (const {file, blob} of reports) {
    const {index, total} = blob.shard;
    const other = seen.get(index);
    if (other !== undefined)
      throw new Refusal(
        'double-shard',
        `${printable(other)} and ${printable(file)} are both of shard ${index}/${total}, expected one`,
        shellLine`ls -l ${folder}`,
      );
    seen.set(index, file);
  }
}

function refuseMissing(blobs: readonly Blob[], folder: string): void {
  const [first] = blobs;
  if (!first) return;
  const {total} = first.shard;
  const known = new Set(blobs.map(({shard}) => shard.index));
  const missing = Array.from({length: total}, (_, at) => at + 1).filter((index) => !known.has(index));
  const [next] = missing;
  if (next === undefined) return;
  const shown = missing.slice(0, 5).map((index) => `${index}/${total}`);
  const more = missing.length > shown.length ? ` and ${missing.length - shown.length} more` : '';
  throw new Refusal(
    'missing-shard',
    `The report of shard ${shown.join(', ')}${more} is missing in ${printable(folder)}`,
    shardLine(first.run, {index: next, total}, folder),
  );
}

/** The command line that checks a shard of a run. */
function shardLine({calledRoot, words}: SharedRun, {index, total}: Shard, folder: string): string {
  const root = calledRoot === undefined ? [] : ['--root', calledRoot];
  return shellLine`openspec lint ${[...root, ...words, '--shard', `${index}/${total}`]} --format ${`blob=${folder}`}`;
}
