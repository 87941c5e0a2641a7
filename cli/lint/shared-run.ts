import {codeOf} from '../../src/disk/errors.ts';
import {hashOfText} from '../../src/disk/journal.ts';
import {fromNative, toNative} from '../../src/disk/native-path.ts';
import type {KnownFindings} from '../../src/lint/known/known-findings.ts';
import {pathsIn, type Scope} from '../../src/lint/scope.ts';
import {CONFIG} from '../../src/project/paths.ts';
import {Refusal} from '../../src/refusal.ts';
import type {SharedRun} from '../../src/report/blob/blob.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {prefixOf} from './repository-prefix.ts';
import {whatIsChecked} from './shard-asked.ts';
import type {Subject} from './subject.ts';

/** What is checked, before it is shared. */
export interface Shared {
  readonly subject: Subject;
  readonly whole: Scope;
  readonly total: number;
  readonly known: KnownFindings;
}

/** What tells the shards of one run from those of another; no document is read for it, and each is asked for its size. */
export async function sharedRun(context: Context, input: Input, shared: Shared): Promise<SharedRun> {
  const {root} = shared.subject;
  const commit = await commitAt(context, root);
  const calledRoot = input.options['root'];
  return {
    tool: context.version,
    inputs: inputsOf(context, input, shared),
    ...(commit !== undefined && {commit}),
    root: fromNative(context.cwd, root),
    ...(typeof calledRoot === 'string' && {calledRoot}),
    prefix: prefixOf(context.fs, root),
    words: whatIsChecked(input),
  };
}

/** A hash of all that decides who checks what, and what is told of it. */
function inputsOf(
  {fs}: Context,
  input: Input,
  {subject: {root, project}, whole, total, known}: Shared,
): string {
  const config = project.input.read(CONFIG)?.text ?? '';
  const changes = whole.changes.map(({folder}) => folder);
  const asked = [total, whatIsChecked(input), config, [...known], whole.includesProject, changes];
  const files = project.files.map((path) => [path, sizeAt(fs, toNative(root, path))]);
  return hashOfText(JSON.stringify([...asked, pathsIn(whole).toSorted(), files]));
}

/** What the disk does not tell is told where it is read. */
function sizeAt(fs: Context['fs'], native: string): number | undefined {
  try {
    return fs.sizeOf(native);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Without git, or before a first commit, the names of the files must do. */
async function commitAt(context: Context, root: string): Promise<string | undefined> {
  try {
    return (await (await context.gitAt(root)).head())?.commit;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
