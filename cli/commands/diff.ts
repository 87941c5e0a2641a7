import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import {printable} from '../../src/project/names.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {specDiffs} from '../../src/report/spec-diff.ts';
import {mergeIssues, specDiffJson} from '../../src/report/spec-diff-json.ts';
import {specDiffText} from '../../src/report/spec-diff-text.ts';
import {issueLines} from '../../src/report/validation-text.ts';
import {withBases} from '../bases.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command} from './command.ts';

export const diff: Command = {
  usage: '<change>',
  options: [
    {flags: '--allow-scenario-removal', summary: 'let a MODIFIED block leave out scenarios'},
    {flags: '--retire', summary: 'remove a spec whose last requirement goes'},
    {flags: '--json', summary: 'print the difference as JSON'},
  ],
  takes: [{names: ['change']}],
  examples: ['openspec diff add-login', 'openspec diff add-login --json'],
  async run(context, input) {
    const opened = open(context, input);
    const {root} = opened;
    const change = active(findChange(opened.project, input.words[0] ?? ''));
    const project = await withBases(context, input, opened, [change], {tells: 'all'});
    const {allowScenarioRemoval, retire, json} = input.options;
    const diffs = specDiffs(project, change, {
      allowsScenarioRemoval: allowScenarioRemoval === true,
      retires: retire === true,
    });
    const issues = mergeIssues(
      project,
      diffs.map(({merge}) => merge),
    );
    if (json)
      printJson(context, {
        version: 1,
        change: change.name,
        isMergeable: issues.length === 0,
        specs: diffs.map((each) => specDiffJson(project, each)),
        root: rootJson(input, root),
      });
    else {
      context.stdout.write(specDiffText(diffs, context.stdout));
      context.stderr.write(issueLines(issues, context.stderr));
      if (diffs.length === 0) note(context, input, `${printable(change.name)} changes no requirement.`);
    }
    return issues.length === 0 ? EXIT.clean : EXIT.findings;
  },
};

/** What an archived change did is in the specs already, so there is no before to show. */
function active(change: Change): Change {
  if (!change.archived) return change;
  const name = printable(change.name);
  throw new Refusal(
    'already-archived',
    `${name} is archived already, in ${change.folder}`,
    shellLine`openspec show ${change.name}`,
  );
}
