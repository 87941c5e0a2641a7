import {join} from 'node:path';
import {templatesOf} from '../../src/disk/templates.ts';
import {planInit} from '../../src/plan/init-project.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {carryOut} from '../carry-out.ts';
import {EXIT} from '../exit-codes.ts';
import {note, printJson, startOf} from '../open.ts';
import type {Command} from './command.ts';

export const init: Command = {
  usage: '',
  options: [
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--json', summary: 'print what was made as JSON'},
  ],
  examples: ['openspec init'],
  writes: ({options}) => !options['dryRun'],
  makesProject: true,
  async run(context, input) {
    const root = startOf(context, input.options['root']);
    const isThere = (path: string) => context.fs.kindOf(join(root, path)) !== undefined;
    const plan = planInit(isThere, templatesOf(context.fs, context.packageRoot, undefined));
    const files = plan.map(targetOf);
    const isDryRun = input.options['dryRun'] === true;
    if (!isDryRun) carryOut(context, root, plan, 'init');
    if (input.options['json']) {
      printJson(context, {version: 1, created: files, ...(isDryRun ? {diff: planDiff(plan)} : {})});
      return EXIT.clean;
    }
    if (isDryRun) {
      context.stdout.write(planDiff(plan), 'data');
      return EXIT.clean;
    }
    context.stdout.write(files.map((path) => `created ${path}\n`).join(''));
    note(
      context,
      input,
      files.length === 0 ? 'Everything is there already.' : 'Start a change: openspec new add-something',
    );
    return EXIT.clean;
  },
};
