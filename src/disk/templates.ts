import {join} from 'node:path';
import {decode} from '../markdown/source.ts';
import {TEMPLATES} from '../project/paths.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {asRefusal} from './errors.ts';
import {problemOfFile} from './file-text.ts';
import type {Fs} from './fs.ts';
import {toNative} from './native-path.ts';
import {assertRealFolders} from './preflight.ts';

/** The text of a template, by its name below `templates/`: the project's own where it has one, else ours. */
export type ReadTemplate = (name: string) => string;

/** Templates for one project. `root` is absent before there is one. Throws a Refusal for one that is not text. */
export function templatesOf(fs: Fs, packageRoot: string, root: string | undefined): ReadTemplate {
  return (name) => {
    const own = root === undefined ? undefined : ownTemplate(fs, root, `${TEMPLATES}/${name}`);
    const path = own ?? join(packageRoot, 'templates', name);
    try {
      const source = decode(path, fs.read(path));
      if (source.invalidAt === undefined) return source.text;
    } catch (error) {
      throw asRefusal(error, 'read', path);
    }
    throw new Refusal('not-utf-8', `The template ${path} is not UTF-8`, shellLine`openspec lint ${path}`);
  };
}

/** A project's own template, if it has one. Throws a Refusal for a link, as anywhere below `openspec/`. */
function ownTemplate(fs: Fs, root: string, path: string): string | undefined {
  const native = toNative(root, path);
  const kind = fs.kindOf(native);
  if (kind === undefined) return undefined;
  assertRealFolders(fs, root, path);
  const problem = kind === 'link' ? 'it is a link, which is never followed' : problemOfFile(fs, native, kind);
  if (problem === undefined) return native;
  throw new Refusal('cannot-read', `Cannot read ${path}: ${problem}`, shellLine`ls -ld ${path}`);
}
