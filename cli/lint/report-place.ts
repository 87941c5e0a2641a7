import {basename, dirname, join, relative, resolve} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import {toNative} from '../../src/disk/native-path.ts';
import {changelogPaths} from '../../src/project/changelog-config.ts';
import {OPENSPEC} from '../../src/project/paths.ts';
import {foldName} from '../../src/project/portable-name.ts';
import type {FindingsFormat} from '../../src/report/findings/format.ts';
import type {Context} from '../context.ts';
import type {Subject} from './subject.ts';

/** Paths of what people write, absolute and folded; `isBelow` goes for folders and files. */
export type Precious = readonly string[];

/** A project, and where it lies or would. */
export type Place = Pick<Subject, 'root' | 'project'>;

/** What of a project no report may replace. */
export function preciousIn(fs: Fs, {root, project}: Place): Precious {
  const kept = [OPENSPEC, ...changelogPaths(project.config.changelog), ...project.config.guidelines];
  return kept.map((path) => foldName(settled(fs, toNative(root, path))));
}

/** Why no report may be at an absolute path, whatever is there, as the end of a sentence; nothing where one may be. */
export function faultOf(native: string, precious: Precious): string | undefined {
  const folded = foldName(native);
  const isBelow = (path: string) => folded.startsWith(`${path}/`) || folded.startsWith(`${path}\\`);
  if (native.split(/[/\\]/).includes('.git')) return 'is in a folder of git, expected a file of its own';
  const isPrecious = precious.some((path) => folded === path || isBelow(path));
  return isPrecious || /\.(?:md|markdown)$/.test(folded)
    ? 'is where people write, expected a file of its own'
    : undefined;
}

/** What stands in the way of a report at an absolute path, as the end of a sentence. Throws what the disk answers. */
export function obstacleAt(
  fs: Fs,
  native: string,
  format: Pick<FindingsFormat, 'id' | 'isReport'>,
): string | undefined {
  const kind = fs.kindOf(native);
  if (kind === undefined) return obstacleAbove(fs, dirname(native));
  if (kind !== 'file') return `is a ${kind === 'other' ? 'special file' : kind}, expected a file or nothing`;
  const text = new TextDecoder().decode(fs.read(native));
  return text.trim() === '' || format.isReport(text)
    ? undefined
    : `holds something else than a ${format.id} report of openspec, and stays as it is`;
}

/** Folders that are not there yet are made, but not where there is something else. */
function obstacleAbove(fs: Fs, folder: string): string | undefined {
  const kind = fs.kindOf(folder);
  if (kind === undefined) return obstacleAbove(fs, dirname(folder));
  return kind === 'folder' ? undefined : 'is to be in what is no folder';
}

/** Whether a path is a name for what the program prints to. */
export function isStdout(file: string): boolean {
  return /^\/(?:dev\/(?:stdout|fd\/1)|proc\/self\/fd\/1)$/.test(resolve(file));
}

/** A name for a report, as seen from where the person stands, at which there is nothing yet. */
export function freeName(
  {fs, cwd}: Context,
  {root}: Pick<Place, 'root'>,
  {id}: FindingsFormat,
  precious: Precious,
): string {
  const isOurs = faultOf(settled(fs, resolve(cwd, 'report')), precious) !== undefined;
  const folder = isOurs ? relative(cwd, root) : '';
  for (let count = 1; ; count++) {
    const name = join(folder, `openspec-lint${count === 1 ? '' : `-${count}`}.${id}`);
    if (fs.kindOf(resolve(cwd, name)) === undefined) return name;
  }
}

/** A path with the links above its last name resolved, as far as there is something. */
export function settled(fs: Fs, native: string): string {
  const above = dirname(native);
  if (above === native) return native;
  try {
    return join(fs.realPath(above), basename(native));
  } catch {
    // What is not there yet has no links.
    return join(settled(fs, above), basename(native));
  }
}
