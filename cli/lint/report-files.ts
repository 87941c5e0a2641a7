import {basename, dirname, join, resolve} from 'node:path';
import {commitAlone} from '../../src/disk/commit-alone.ts';
import {asRefusal} from '../../src/disk/errors.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {toNative} from '../../src/disk/native-path.ts';
import {changelogPaths} from '../../src/project/changelog-config.ts';
import {OPENSPEC} from '../../src/project/paths.ts';
import {foldName} from '../../src/project/portable-name.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {FindingsFormat} from '../../src/report/findings/format.ts';
import type {Context} from '../context.ts';
import type {Subject} from './subject.ts';

/** A file that a report goes to. */
export interface ReportFile {
  readonly format: FindingsFormat;
  /** As the person wrote it. */
  readonly path: string;
  /** Absolute, every link above it resolved. */
  readonly native: string;
}

/** A report and where it goes, as a command line says it. */
interface Wanted {
  readonly format: FindingsFormat;
  readonly file: string;
}

/**
 * The files that reports go to, relative to where the person stands.
 *
 * A report replaces a report of its format and nothing else. Throws a Refusal where something else is in the way, and
 * for what people write: documents of the project, Markdown.
 */
export function findReportFiles(
  {cwd, fs}: Context,
  {root, project}: Subject,
  wanted: readonly Wanted[],
): readonly ReportFile[] {
  const kept = [OPENSPEC, ...changelogPaths(project.config.changelog), ...project.config.guidelines];
  const precious = kept.map((path) => foldName(settled(fs, toNative(root, path))));
  const taken = new Set<string>();
  return wanted.map(({format, file}) => {
    const native = settled(fs, resolve(cwd, file));
    const folded = foldName(native);
    if (isPrecious(native, folded, precious))
      throw refusal(file, 'is where people write, expected a file of its own', ownName(format));
    if (taken.has(folded))
      throw refusal(file, 'is named twice, expected a file for each report', ownName(format));
    taken.add(folded);
    assertReplaceable(fs, native, {format, file});
    return {format, path: file, native};
  });
}

/** Write a report, whole or not at all; folders above it are made. A signal waits until it is done. */
export function writeReport({fs, uninterrupted}: Context, {native}: ReportFile, text: string): void {
  uninterrupted(() => {
    const before = fs.kindOf(native) === 'file' ? fs.read(native) : undefined;
    commitAlone(fs, native, {before, after: new TextEncoder().encode(text)});
  });
}

function isPrecious(native: string, folded: string, precious: readonly string[]): boolean {
  const isBelow = (path: string) => folded.startsWith(`${path}/`) || folded.startsWith(`${path}\\`);
  return (
    precious.some((path) => folded === path || isBelow(path)) ||
    /\.(?:md|markdown)$/.test(folded) ||
    native.split(/[/\\]/).includes('.git')
  );
}

function assertReplaceable(fs: Fs, native: string, {format, file}: Wanted): void {
  try {
    const kind = fs.kindOf(native);
    if (kind === undefined) return;
    const found = kind === 'other' ? 'special file' : kind;
    if (kind !== 'file') throw refusal(file, `is a ${found}, expected a file or nothing`);
    const text = new TextDecoder().decode(fs.read(native));
    if (text.trim() === '' || format.isReport(text)) return;
    throw refusal(
      file,
      `holds something else than a ${format.id} report, and stays as it is; remove it, or name another`,
    );
  } catch (error) {
    throw asRefusal(error, 'write', file);
  }
}

/** A path with the links above its last name resolved, as far as there is something. */
function settled(fs: Fs, native: string): string {
  const above = dirname(native);
  if (above === native) return native;
  try {
    return join(fs.realPath(above), basename(native));
  } catch {
    // What is not there yet has no links.
    return join(settled(fs, above), basename(native));
  }
}

function refusal(file: string, problem: string, hint = shellLine`ls -ld ${file}`): Refusal {
  return new Refusal('report-file', `${file} ${problem}`, hint);
}

function ownName({id}: FindingsFormat): string {
  return shellLine`openspec lint --format ${id}=openspec-lint.${id}`;
}
