import {hashOfText} from '../../src/disk/journal.ts';
import type {OpenProject} from '../../src/disk/open-project.ts';
import {planRebase, type RebasePlan} from '../../src/plan/rebase-change.ts';
import {planUndo, recordRebase} from '../../src/plan/undo-rebase.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../../src/refusal.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {note, open} from '../open.ts';
import {rebaseTarget} from '../rebase-target.ts';
import {reportRebase, reportUndo} from '../rebased.ts';
import type {Command, Input} from './command.ts';

export const rebase: Command = {
  usage: '<change...>',
  options: [
    {flags: '--check', summary: 'write nothing, and fail when there is something to bring up to date'},
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--undo', summary: 'put the change back as it was before its last rebase'},
    {flags: '--json', summary: 'print what was done as JSON'},
  ],
  takes: [{names: ['active-change']}],
  examples: [
    'openspec rebase add-login',
    'openspec rebase add-login --dry-run',
    'openspec rebase --undo add-login',
  ],
  writes: (input) => !isLooking(input),
  async run(context, input) {
    const {root, project} = open(context, input);
    const changes = forEachOrRefuse([...new Set(input.words)], (name) => findChange(project, name));
    return input.options['undo'] === true
      ? undo(context, input, {root, project}, changes)
      : rebaseAll(context, input, {root, project}, changes);
  },
};

function isLooking({options}: Input): boolean {
  return options['dryRun'] === true || options['check'] === true;
}

async function rebaseAll(
  context: Context,
  input: Input,
  opened: OpenProject,
  changes: readonly Change[],
): Promise<ExitCode> {
  const {project, target} = await rebaseTarget(context, opened, changes);
  const planned = forEachOrRefuse(changes, (change) => planRebase(project, change, target));
  if (!isLooking(input)) await write(context, input, opened.root, planned);
  reportRebase(context, input, planned, target.commit);
  const isOpen = planned.some(({told}) => told.some(({kind}) => kind !== 'merged'));
  const isStale = planned.some(({plan}) => plan.length > 0);
  return isOpen || (input.options['check'] === true && isStale) ? EXIT.findings : EXIT.clean;
}

/** The record comes first: one of a rebase that never was undoes nothing, and a rebase without one could not be undone. */
async function write(
  context: Context,
  input: Input,
  root: string,
  planned: readonly RebasePlan[],
): Promise<void> {
  const stale = planned.filter(({plan}) => plan.length > 0);
  const git = stale.length > 0 ? await context.gitAt(root) : undefined;
  for (const {change, plan} of stale) {
    const kept = await git?.kept('rebase', change.name);
    if (kept?.write(recordRebase(change, plan, hashOfText)) !== true)
      note(context, input, 'Git’s folder could not be written to, so --undo will not know of this rebase.');
  }
  const names = stale.map(({change}) => change.name).join(' ');
  if (stale.length > 0)
    carryOut(
      context,
      root,
      stale.flatMap(({plan}) => plan),
      `rebase ${names}`,
    );
}

async function undo(
  context: Context,
  input: Input,
  {root, project}: OpenProject,
  changes: readonly Change[],
): Promise<ExitCode> {
  if (input.options['check'] === true)
    throw new Refusal(
      'check-and-undo',
      'Either check or undo, not both',
      shellLine`openspec rebase --undo --dry-run ${input.words}`,
    );
  const git = await context.gitAt(root);
  const records = new Map<Change, string | undefined>();
  for (const change of changes) records.set(change, (await git.kept('rebase', change.name))?.read());
  const showsOnly = isLooking(input);
  const planned = forEachOrRefuse(changes, (change) =>
    planUndo(project, change, records.get(change), {hashOf: hashOfText, showsOnly}),
  );
  const names = changes.map(({name}) => name).join(' ');
  if (!showsOnly)
    carryOut(
      context,
      root,
      planned.flatMap(({plan}) => plan),
      `rebase --undo ${names}`,
    );
  reportUndo(context, input, planned);
  return EXIT.clean;
}
