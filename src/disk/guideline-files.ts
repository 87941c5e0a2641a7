import type {GuidelineFile} from '../plan/keep-guidelines.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../refusal.ts';
import {asRefusal} from './errors.ts';
import {problemOfFile, readWithin} from './file-text.ts';
import type {Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {assertRealFolders} from './preflight.ts';

/** What lies at some paths. Throws a Refusal for what is no file to be edited, and for a link to none of the others. */
export function findGuidelines(fs: Fs, root: string, paths: readonly string[]): readonly GuidelineFile[] {
  return forEachOrRefuse(paths, (path) => {
    try {
      return findOne(fs, root, path, paths);
    } catch (error) {
      throw asRefusal(error, 'read', path);
    }
  });
}

function findOne(fs: Fs, root: string, path: string, paths: readonly string[]): GuidelineFile {
  assertRealFolders(fs, root, path);
  const native = toNative(root, path);
  const kind = fs.kindOf(native);
  if (kind === undefined) return {kind: 'missing', path};
  if (kind === 'link') return linkAt(fs, root, path, paths);
  const read = problemOfFile(fs, native, kind) ?? readWithin(fs, native, path);
  if (typeof read === 'string')
    throw new Refusal('cannot-read', `Cannot read ${path}: ${read}`, shellLine`ls -ld ${path}`);
  if (read.invalidAt === undefined) return {kind: 'file', source: read};
  throw new Refusal(
    'not-utf-8',
    `${path} is not UTF-8, so it is not edited`,
    shellLine`openspec lint ${path}`,
  );
}

function linkAt(fs: Fs, root: string, path: string, paths: readonly string[]): GuidelineFile {
  const target = realPathOf(fs, toNative(root, path));
  const isFile = (other: string) => fs.kindOf(toNative(root, other)) === 'file';
  const to = paths.find((other) => isFile(other) && realPathOf(fs, toNative(root, other)) === target);
  if (target !== undefined && to !== undefined) return {kind: 'link', path, to};
  const where = target === undefined ? 'that leads nowhere' : `to ${target}`;
  throw new Refusal(
    'is-a-link',
    `${path} is a link ${where}, and nothing is written through links; have \`guidelines\` in openspec/config.yaml name the file itself`,
    shellLine`ls -l ${path}`,
  );
}

function realPathOf(fs: Fs, native: string): string | undefined {
  try {
    return fs.realPath(native);
  } catch {
    // A link that leads nowhere.
    return undefined;
  }
}
