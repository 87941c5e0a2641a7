import type {AttributedFile, Attribution, Touch} from '../../history/attribution.ts';
import {baseName} from '../../project/paths.ts';
import {byCodePoint} from '../../project/read-project.ts';
import {manifestKinds} from './index.ts';
import type {DependencyChange, ManifestChange, ManifestKind} from './manifest.ts';

/** What a file held before and after one thing was done to it, by the names git knows the contents by. */
interface Sides {
  /** The first that names anything: a file that was moved has its content under the other name. */
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** The content of what is not committed; no name that git knows. */
const WORK_TREE = 'work tree';

/** What is asked of git to know what became of the dependencies: names such as `<hash>^:package.json`. */
export function manifestQuestions({files}: Attribution): readonly string[] {
  const names = files.filter(isRead).flatMap((file) => sidesOf(file).flatMap(({was, is}) => [...was, ...is]));
  return [...new Set(names)].filter((name) => name !== WORK_TREE);
}

/** What a change did to manifests, from contents by the names that were asked for, and what lies in the work tree. */
export function manifestChanges(
  {files}: Attribution,
  contents: ReadonlyMap<string, string>,
  workTree: (path: string) => string | undefined,
): readonly ManifestChange[] {
  return files.filter(isManifest).map((file) => {
    const textOf = (name: string) => (name === WORK_TREE ? workTree(file.path) : contents.get(name));
    return {
      path: file.path,
      dependencies: dependenciesOf(file, textOf),
      commits: file.commits.map(({hash}) => hash),
    };
  });
}

type TextOf = (name: string) => string | undefined;

/** What all commits of a change did, one after another: what others did between is none of its own. */
function dependenciesOf(file: AttributedFile, textOf: TextOf): readonly DependencyChange[] | undefined {
  const read = kindOf(file)?.dependenciesIn;
  if (!read) return undefined;
  const sides = sidesOf(file);
  if (sides.length === 0) return undefined;
  const net = new Map<string, Pick<DependencyChange, 'was' | 'is'>>();
  for (const {was, is} of sides) {
    const [before, after] = [was, is].map((names) => names.map(textOf).find((text) => text !== undefined));
    if (before === undefined && after === undefined) return undefined;
    const [old, now] = [before === undefined ? NONE : read(before), after === undefined ? NONE : read(after)];
    if (!old || !now) return undefined;
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      if (old.get(name) === now.get(name)) continue;
      const known = net.get(name);
      net.set(name, {was: known ? known.was : old.get(name), is: now.get(name)});
    }
  }
  return [...net]
    .flatMap(([name, sides]) => changeOf(name, sides))
    .toSorted((a, b) => byCodePoint(a.name, b.name));
}

const NONE: ReadonlyMap<string, string> = new Map();

function changeOf(
  name: string,
  {was, is}: Pick<DependencyChange, 'was' | 'is'>,
): readonly DependencyChange[] {
  if (was === is) return [];
  const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  return [{name, kind, was, is}];
}

function sidesOf(file: AttributedFile): readonly Sides[] {
  const committed = touchesOf(file).map((touch) => sidesOfTouch(touch, file));
  const uncommitted = {was: [`HEAD:${file.path}`], is: [WORK_TREE]};
  return file.isUncommitted ? [...committed, uncommitted] : committed;
}

/** What was kept of an archived change names its commits only. */
function touchesOf({touches, commits, path}: AttributedFile): readonly Touch[] {
  return touches.length > 0 ? touches : commits.toReversed().map(({hash}) => ({hash, path}));
}

function sidesOfTouch({hash, path}: Touch, {from}: AttributedFile): Sides {
  const names = from === undefined || from === path ? [path] : [path, from];
  return {was: names.map((name) => `${hash}^:${name}`), is: names.map((name) => `${hash}:${name}`)};
}

function isManifest(file: AttributedFile): boolean {
  return kindOf(file) !== undefined;
}

function isRead(file: AttributedFile): boolean {
  return kindOf(file)?.dependenciesIn !== undefined;
}

function kindOf({path}: AttributedFile): ManifestKind | undefined {
  const name = baseName(path);
  return manifestKinds.find(({isNamed}) => isNamed(name));
}
