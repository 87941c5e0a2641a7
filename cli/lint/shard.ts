import {identityParts} from '../../src/lint/known/known-findings.ts';
import type {Shard} from '../../src/lint/shard/shard.ts';
import {printable} from '../../src/printable.ts';
import {shellLine} from '../../src/refusal.ts';
import {type Blob, type KnownPart, printBlob} from '../../src/report/blob/blob.ts';
import {shownTexts} from '../../src/report/blob/shown-text.ts';
import {isFolder} from '../../src/report/findings/place.ts';
import {counted} from '../../src/report/style.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {note} from '../open.ts';
import {type Baseline, baselineOf} from './baseline.ts';
import {findBlobFile} from './blob-file.ts';
import {type CheckedShard, checkShard} from './check-shard.ts';
import {reading} from './read-files.ts';
import {writeReport} from './report-files.ts';
import type {AskedShard} from './shard-asked.ts';
import {sharedRun} from './shared-run.ts';
import {type Subject, subjectOf} from './subject.ts';
import {unusualFile} from './tell-baseline.ts';

/** Check one shard and keep what it found. It is judged with the others, so nothing that is found fails this run. */
export async function keepShard(context: Context, input: Input, asked: AskedShard): Promise<ExitCode> {
  const {context: traced, filesBelow} = reading(context);
  const subject = await subjectOf(traced, input);
  const baseline = baselineOf(traced, input, subject);
  const file = findBlobFile(context, input, subject, asked);
  const blob = await blobOf(traced, input, subject, {shard: asked.shard, baseline});
  writeReport(context, file, printBlob({...blob, read: filesBelow(subject.root)}));
  const {index, total} = asked.shard;
  const found = `shard ${index} of ${total}, ${counted(blob.findings.length, 'finding')}`;
  const merge = shellLine`openspec merge-reports ${asked.folder}`;
  note(context, input, `wrote ${printable(file.path)}: ${found}; judged by \`${merge}\``);
  return EXIT.clean;
}

interface Kept {
  readonly shard: Shard;
  readonly baseline: Baseline;
}

async function blobOf(
  context: Context,
  input: Input,
  subject: Subject,
  {shard, baseline}: Kept,
): Promise<Omit<Blob, 'read'>> {
  const checked = await checkShard(context, input, subject, shard);
  const {found, project, whole, includesProject} = checked;
  const known = includesProject ? knownPart(baseline, checked) : undefined;
  return {
    ...found,
    shard,
    run: await sharedRun(context, input, {subject, whole, total: shard.total, known: baseline.known}),
    texts: shownTexts(found.findings, project.document),
    folders: [...new Set(found.findings.map(({path}) => path))].filter((path) => isFolder(project, path)),
    ...(known && {known}),
  };
}

/** The known findings, which are taken out when all are merged. */
function knownPart({path, known}: Baseline, {project, wasAsked}: CheckedShard): KnownPart | undefined {
  if (path === undefined) return undefined;
  const entries = [...known].map(([identity, count]) => {
    const entry = identityParts(identity);
    return {...entry, count, isAsked: wasAsked(entry.rule, entry.path)};
  });
  const file = unusualFile(project, path);
  return {entries, ...(file !== undefined && {file})};
}
