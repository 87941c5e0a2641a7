import {printable} from '../../src/printable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Blob} from '../../src/report/blob/blob.ts';
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
  refuseOtherRuns(reports, folder);
  refuseDoubles(reports, folder);
  const blobs = reports.map(({blob}) => blob).toSorted((a, b) => a.shard.index - b.shard.index);
  refuseMissing(blobs, folder);
  const [first, ...others] = blobs;
  if (first) return [first, ...others];
  throw new Error('There is at least one report');
}

/** What all reports of a run say alike, and what it means where they do not. */
const ALIKE: readonly (readonly [string, (blob: Blob) => unknown])[] = [
  ['are shards of different totals', ({shard}) => shard.total],
  ['are of different commits', ({run}) => run.commit],
  ['are of different command lines', ({run}) => run.words],
  ['are of different files or settings', ({run}) => run.inputs],
  ['were made in different folders', ({run}) => [run.root, run.prefix, run.calledRoot]],
];

function refuseOtherRuns([first, ...others]: readonly NamedBlob[], folder: string): void {
  for (const [difference, part] of ALIKE)
    for (const other of others)
      if (first && JSON.stringify(part(first.blob)) !== JSON.stringify(part(other.blob)))
        throw new Refusal(
          'other-run',
          `${printable(first.file)} and ${printable(other.file)} ${difference}, expected one run`,
          shellLine`ls -l ${folder}`,
        );
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
    shellLine`openspec lint ${[...first.run.words, '--shard', `${next}/${total}`]} --format ${`blob=${folder}`}`,
  );
}
