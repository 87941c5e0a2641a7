import {overlapsOf} from '../../src/lint/across/overlaps.ts';
import {staleOf} from '../../src/lint/across/stale.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../../src/refusal.ts';
import {conflictsJson} from '../../src/report/conflicts/conflicts-json.ts';
import {conflictsText} from '../../src/report/conflicts/conflicts-text.ts';
import {isClean, type ToldConflicts} from '../../src/report/conflicts/told-conflicts.ts';
import {withBases} from '../bases.ts';
import {EXIT} from '../exit-codes.ts';
import {toldStale} from '../moved-by.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command, Input} from './command.ts';

export const conflicts: Command = {
  usage: '[changes...]',
  options: [{flags: '--json', summary: 'print what was found as JSON'}],
  takes: [{names: ['active-change']}],
  examples: ['openspec conflicts', 'openspec conflicts add-login --json'],
  async run(context, input) {
    const opened = open(context, input);
    const {root} = opened;
    const asked = chosen(opened.project, input);
    const project = await withBases(context, input, opened, asked, {tells: 'all'});
    const isAsked = ({folder}: Change): boolean => asked.some((change) => change.folder === folder);
    const stale = staleOf(project).filter(({change}) => isAsked(change));
    const told: ToldConflicts = {
      project,
      overlaps: overlapsOf(project).filter(({claims}) => claims.some(({change}) => isAsked(change))),
      stale: await toldStale(context, root, stale),
    };
    if (input.options['json'])
      printJson(context, {version: 1, ...conflictsJson(told), root: rootJson(input, root)});
    else context.stdout.write(conflictsText(told, context.stdout));
    if (told.overlaps.length + told.stale.length === 0 && !input.options['json'])
      note(context, input, project.input.basesOf ? NOTHING : `${NO_OVERLAP}.`);
    return isClean(told) ? EXIT.clean : EXIT.findings;
  },
};

const NO_OVERLAP = 'No two active changes claim the same';
const NOTHING = `${NO_OVERLAP}, and no requirement moved since its delta was written.`;

/** The changes named; all active ones where none is. */
function chosen(project: Project, {words}: Input): readonly Change[] {
  if (words.length === 0) return project.changes;
  return forEachOrRefuse([...new Set(words)], (name) => {
    const change = findChange(project, name);
    if (!change.archived) return change;
    throw new Refusal(
      'already-archived',
      `${printable(name)} is archived already, in ${printable(change.folder)}`,
      shellLine`openspec show ${name}`,
    );
  });
}
