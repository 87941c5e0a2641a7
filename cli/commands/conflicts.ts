import {changedOnBothSides} from '../../src/lint/across/both-sides.ts';
import {overlapsWith} from '../../src/lint/across/overlaps.ts';
import {staleIn} from '../../src/lint/across/stale.ts';
import type {Change} from '../../src/project/change.ts';
import {findActive} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {forEachOrRefuse, shellLine} from '../../src/refusal.ts';
import {conflictsJson} from '../../src/report/conflicts/conflicts-json.ts';
import {conflictsText} from '../../src/report/conflicts/conflicts-text.ts';
import {isClean, isNothing, type ToldConflicts} from '../../src/report/conflicts/told-conflicts.ts';
import {withBases} from '../bases.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {toldStale} from '../moved-by.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import {targetOf} from '../target.ts';
import type {Command, Input} from './command.ts';

export const conflicts: Command = {
  usage: '[changes...]',
  options: [
    {
      flags: '--against <ref>',
      summary: 'judge what this branch brought by the specs and changes of another, such as origin/main',
      takes: {},
    },
    {flags: '--json', summary: 'print what was found as JSON'},
  ],
  takes: [{names: ['active-change']}],
  examples: [
    'openspec conflicts',
    'openspec conflicts --against origin/main',
    'openspec conflicts add-login --json',
  ],
  async run(context, input) {
    const opened = open(context, input);
    const {root} = opened;
    const asked = chosen(opened.project, input);
    const project = await withBases(context, input, opened, asked, {tells: 'all'});
    const told = await toldOf(context, input, {root, project}, asked);
    if (input.options['json'])
      printJson(context, {version: 1, ...conflictsJson(told), root: rootJson(input, root)});
    else {
      context.stdout.write(conflictsText(told, context.stdout));
      if (isNothing(told)) note(context, input, nothingToTell(project, input));
    }
    return isClean(told) ? EXIT.clean : EXIT.findings;
  },
};

/** What the changes asked for have to do with others, here or on the branch that `--against` names. */
async function toldOf(
  context: Context,
  input: Input,
  {root, project}: {readonly root: string; readonly project: Project},
  asked: readonly Change[],
): Promise<ToldConflicts> {
  const {against} = input.options;
  const target =
    typeof against === 'string' ? await targetOf(context, input, {root, project}, against) : undefined;
  const judged = target?.judged(project) ?? project;
  const own = target && input.words.length === 0 ? target.ours(project) : asked;
  const folders = new Set(own.map(({folder}) => folder));
  const changes = judged.changes.filter(({folder}) => folders.has(folder));
  const stale = changes.flatMap(staleIn(judged));
  return {
    project: judged,
    overlaps: overlapsWith(judged, changes),
    stale: await toldStale(context, root, stale, target?.tip),
    specs: target ? changedOnBothSides(target.base, project, target.project) : [],
  };
}

function nothingToTell({input: {basesOf}}: Project, {words}: Input): string {
  const claims =
    words.length > 0 ? 'No other active change claims one of its requirements or features' : NO_OVERLAP;
  return basesOf
    ? `${claims}, and no requirement is known to have moved since its delta was written.`
    : `${claims}.`;
}

const NO_OVERLAP = 'No two active changes claim one requirement or feature';

/** The changes named; all active ones where none is. */
function chosen(project: Project, {words}: Input): readonly Change[] {
  if (words.length === 0) return project.changes;
  return forEachOrRefuse([...new Set(words)], (name) =>
    findActive(project, name, shellLine`openspec show ${name}`),
  );
}
