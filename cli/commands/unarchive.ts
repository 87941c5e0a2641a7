import {hashOfText} from '../../src/disk/journal.ts';
import {isOwnRecord} from '../../src/plan/own-records.ts';
import {type Operation, targetOf} from '../../src/plan/plan.ts';
import {planUnarchive, type UnarchivePlan} from '../../src/plan/unarchive-change.ts';
import {findArchived} from '../../src/project/find-change.ts';
import {isBelow} from '../../src/project/paths.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {visible} from '../../src/report/style.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

export const unarchive: Command = {
  usage: '<change>',
  options: [
    {flags: '--dry-run', summary: 'show what would be written and moved'},
    {flags: '--json', summary: 'print what was done as JSON'},
  ],
  takes: [{names: ['archived-change']}],
  examples: ['openspec unarchive add-login', 'openspec unarchive 2026-01-31-add-login --dry-run'],
  writes: ({options}) => !options['dryRun'],
  async run(context, input) {
    const {root, project} = open(context, input);
    const change = findArchived(project, input.words[0] ?? '');
    const planned = planUnarchive(project, change, hashOfText);
    if (!input.options['dryRun']) carryOut(context, root, planned.plan, `unarchive ${change.name}`);
    report(context, input, planned);
    return EXIT.clean;
  },
};

function report(context: Context, input: Input, planned: UnarchivePlan): void {
  const {change, name, to, plan, left} = planned;
  // The record is nobody's text, and goes with what it recorded.
  const told = plan.filter((operation) => !isOwnRecord(targetOf(operation)));
  if (input.options['json']) {
    const paths = (kinds: readonly Operation['kind'][]) =>
      told
        .filter((operation) => kinds.includes(operation.kind))
        .map((operation) => pathAfter(planned, operation));
    printJson(context, {
      version: 1,
      unarchived: {change: name, from: change.folder, path: to},
      restored: paths(['create', 'write']),
      removed: paths(['remove']),
      left,
      ...(input.options['dryRun'] ? {diff: planDiff(told)} : {}),
    });
    return;
  }
  if (input.options['dryRun']) context.stdout.write(planDiff(told), 'data');
  else {
    context.stdout.write(`unarchived ${visible(change.folder)} as ${visible(to)}\n`);
    for (const operation of told) {
      const verb = operation.kind === 'remove' ? 'removed' : 'restored';
      if (operation.kind !== 'move')
        note(context, input, `${verb} ${visible(pathAfter(planned, operation))}`);
    }
  }
  const written = new Set(plan.map(targetOf));
  for (const path of left) {
    const said = written.has(path)
      ? 'still has words about it that a person wrote'
      : 'is left as it is: what this archive wrote there can no longer be told from the rest';
    note(context, input, `${visible(path)} ${said}`);
  }
}

/** Where a file lies once the folder is moved. */
function pathAfter({change, to}: UnarchivePlan, operation: Operation): string {
  const path = targetOf(operation);
  return isBelow(change.folder, path) ? to + path.slice(change.folder.length) : path;
}
