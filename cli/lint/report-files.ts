import {resolve} from 'node:path';
import {commitAlone} from '../../src/disk/commit-alone.ts';
import {asRefusal} from '../../src/disk/errors.ts';
import {foldName} from '../../src/project/portable-name.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {FindingsFormat} from '../../src/report/findings/format.ts';
import type {Context} from '../context.ts';
import {type AskedFormat, LINT} from './asked-formats.ts';
import {faultOf, freeName, isStdout, obstacleAt, type Place, preciousIn, settled} from './report-place.ts';

/** A file that a report goes to. */
export interface ReportFile {
  readonly format: FindingsFormat;
  /** As the person wrote it. */
  readonly path: string;
  /** Absolute, every link above it resolved. */
  readonly native: string;
}

/**
 * The files that reports go to, relative to where the person stands.
 *
 * A report replaces a report of its format and nothing else. Throws a Refusal where something else is in the way, and
 * for what people write: documents of the project, Markdown. Its hint is the same command with another file.
 */
export function findReportFiles(
  context: Context,
  subject: Place,
  asked: readonly AskedFormat[],
  command = LINT,
): readonly ReportFile[] {
  const precious = preciousIn(context.fs, subject);
  const taken = new Set<string>();
  return asked.flatMap(({format, file}) => {
    if (file === undefined) return [];
    if (isStdout(file)) throw printsThere(asked, {format, file}, command);
    const native = settled(context.fs, resolve(context.cwd, file));
    try {
      const problem =
        faultOf(native, precious) ??
        (taken.has(foldName(native)) ? 'is named twice, expected a file for each report' : undefined) ??
        obstacleAt(context.fs, native, format);
      if (problem !== undefined) throw new Refusal('report-file', `${file} ${problem}`, '');
    } catch (error) {
      const free = freeName(context, subject, format, precious);
      throw elsewhere(asRefusal(error, 'write', file), asked, {format, file}, {free, command});
    }
    taken.add(foldName(native));
    return [{format, path: file, native}];
  });
}

/** Write a report, whole or not at all; folders above it are made. A signal waits until it is done. */
export function writeReport(
  {fs, uninterrupted}: Context,
  {native}: Pick<ReportFile, 'native'>,
  text: string,
): void {
  uninterrupted(() => {
    const before = fs.kindOf(native) === 'file' ? fs.read(native) : undefined;
    commitAlone(fs, native, {before, after: new TextEncoder().encode(text)});
  });
}

/** The same Refusal, with the command line that has another file for one of the reports. */
function elsewhere(
  refused: unknown,
  asked: readonly AskedFormat[],
  {format, file}: AskedFormat,
  {free, command}: {readonly free: string; readonly command: readonly string[]},
): unknown {
  if (!(refused instanceof Refusal)) return refused;
  const at = asked.findLastIndex((each) => each.format === format && each.file === file);
  return new Refusal(
    refused.code,
    refused.message,
    lineOf(
      asked.map((each, index) => (index === at ? {format, file: free} : each)),
      command,
    ),
  );
}

/** One report at most is printed. */
function printsThere(
  asked: readonly AskedFormat[],
  {format, file}: AskedFormat,
  command: readonly string[],
): Refusal {
  const others = asked.filter((each) => each.file !== undefined && !isStdout(each.file));
  return new Refusal(
    'report-file',
    `${file} is no file; without one, \`--format ${format.id}\` prints there`,
    lineOf([{format, file: undefined}, ...others], command),
  );
}

function lineOf(asked: readonly AskedFormat[], command: readonly string[]): string {
  const words = asked.map(({format, file}) => (file === undefined ? format.id : `${format.id}=${file}`));
  return shellLine`openspec ${command} ${words.flatMap((word) => ['--format', word])}`;
}
