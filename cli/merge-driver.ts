import {join} from 'node:path';
import {type KeptView, keptViews} from '../src/changelog/kept-views.ts';
import {openProject} from '../src/disk/open-project.ts';
import {decode} from '../src/markdown/source.ts';
import {ATTRIBUTES, planAttributes} from '../src/plan/merge-driver/attributes.ts';
import {isOwnDriver, type MergeDriver, mergeDriverFor} from '../src/plan/merge-driver/driver.ts';
import {OPENSPEC} from '../src/project/paths.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import type {Context} from './context.ts';
import {type PlannedFile, writeHook} from './hook.ts';

/** A merge driver that is to be set up, or is there. */
export interface PlannedDriver {
  readonly driver: MergeDriver;
  readonly file: PlannedFile;
  /** What becomes of its definition, which only the clone's own configuration can hold; `kept` is somebody else's. */
  readonly state: 'created' | 'updated' | 'unchanged' | 'kept';
}

/** The key of git's configuration that has a driver's command. */
export function keyOf({id}: MergeDriver): string {
  return `merge.${id}.driver`;
}

/** Plan the driver for a project. Throws a Refusal outside of a repository, and where `.gitattributes` cannot be edited. */
export async function planDriver(context: Context, root: string): Promise<PlannedDriver> {
  const git = await context.gitAt(root);
  const {prefix} = await git.hookPlaces();
  const driver = mergeDriverFor(prefix);
  const native = join(root, ATTRIBUTES);
  const source = sourceAt(context, native);
  const views = viewsOf(context, root).map(({path}) => path);
  const operation = planAttributes({source, id: driver.id, views});
  const found = await git.mergeDriver(driver.id);
  return {driver, file: {path: ATTRIBUTES, native, operation}, state: stateOf(found, driver)};
}

/** Write `.gitattributes`, and the definition unless somebody else's is there. */
export async function writeDriver(context: Context, root: string, planned: PlannedDriver): Promise<void> {
  const {driver, file, state} = planned;
  writeHook(context, {manager: '', files: [file], next: []});
  if (state === 'kept' || state === 'unchanged') return;
  await (await context.gitAt(root)).defineMergeDriver(driver);
}

function stateOf(found: string | undefined, {command}: MergeDriver): PlannedDriver['state'] {
  if (found === undefined || found === '') return 'created';
  if (found === command) return 'unchanged';
  return isOwnDriver(found) ? 'updated' : 'kept';
}

function sourceAt({fs}: Context, native: string) {
  const kind = fs.kindOf(native);
  if (kind === undefined) return undefined;
  const source = kind === 'file' ? decode(ATTRIBUTES, fs.read(native)) : undefined;
  if (source && source.invalidAt === undefined && !source.text.includes('\0')) return source;
  const problem = source ? 'no text in UTF-8' : 'no plain file';
  throw new Refusal(
    'attributes-not-edited',
    `${ATTRIBUTES} is ${problem}, and is not edited`,
    shellLine`ls -ld ${native}`,
  );
}

/** The changelogs that are there, or are asked for by name. */
function viewsOf({fs}: Context, root: string): readonly KeptView[] {
  if (fs.kindOf(join(root, OPENSPEC)) !== 'folder') return [];
  return keptViews(openProject(fs, root).project).filter(
    ({path, isConfigured}) => isConfigured || fs.kindOf(join(root, path)) === 'file',
  );
}
