import {type ProtectedFile, protectedFiles} from '../../src/lint/files/protected-files.ts';
import {type FilledFiles, isInAgreement} from '../../src/plan/fill-files-changed.ts';
import {freezeFiles} from '../../src/plan/freeze-files.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../../src/refusal.ts';
import {askFiles} from '../asked-files.ts';
import {carryOut} from '../carry-out.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {open} from '../open.ts';
import {afterwards, reportFiles} from '../told-files.ts';
import type {Command, Input} from './command.ts';

export const files: Command = {
  usage: '[change...]',
  options: [
    {flags: '--all', summary: 'every change, active or archived'},
    {flags: '--archived', summary: 'every archived change'},
    {
      flags: '--write',
      summary: 'edit the deltas, instead of printing the diff; keep what git says of archived changes',
    },
    {flags: '--check', summary: 'fail when listed and real files differ or one is protected, and say where'},
    {flags: '--evidence', summary: 'say why each file is there: the commits, and what speaks for them'},
    {flags: '--counts', summary: 'show lines added and deleted: `(+53/−25)`'},
    {
      flags: '--style <form>',
      summary: 'how a list is begun where there is none: list, table',
      takes: {values: ['list', 'table']},
    },
    {flags: '--refresh', summary: 'ask git again of archived changes that keep what it said'},
    {flags: '--json', summary: 'print what git knows, and what is missing, as JSON'},
  ],
  takes: [{names: ['change']}],
  examples: [
    'openspec files',
    'openspec files add-health-check --write',
    'openspec files --all --check',
    'openspec files add-health-check --evidence',
  ],
  writes: ({options}) => options['write'] === true,
  async run(context, input) {
    const {root, project} = open(context, input);
    const changes = chosen(project, input);
    const asked = await askFiles(context, input, {root, project, changes});
    const plan = [
      ...asked.filled.flatMap((each) => each.plan),
      ...freezeFiles(project, asked.history, asked.fresh),
    ];
    if (input.options['write']) carryOut(context, root, plan, 'files --write');
    const kept = new Map(asked.filled.map((each) => [each.change, keptOf(each, project)] as const));
    await reportFiles(context, input, {...asked, plan, kept});
    if (!input.options['check']) return EXIT.clean;
    const isSound = [...kept.values()].every((each) => each.length === 0);
    return isSound ? verdict(asked.filled, input) : EXIT.findings;
  },
};

/** Changes that are named, or all of a kind; the active ones when nothing is said. */
function chosen(project: Project, {words, options}: Input): readonly Change[] {
  const isAny = options['all'] === true || options['archived'] === true;
  if (words.length > 0 && isAny)
    throw new Refusal(
      'name-and-all',
      'Either name changes or give --all or --archived, not both',
      shellLine`openspec files ${words}`,
    );
  if (words.length > 0) return forEachOrRefuse([...new Set(words)], (name) => findChange(project, name));
  if (options['archived'] && !options['all']) return project.archive;
  return options['all'] ? [...project.changes, ...project.archive] : project.changes;
}

/** The protected files of a change; of one that is archived, what was done is done. */
function keptOf({change, attribution}: FilledFiles, project: Project): readonly ProtectedFile[] {
  return change.archived ? [] : protectedFiles(change, project, attribution.files);
}

/** What differs fails; where nothing does, but not all is known, there is no verdict. Throws a Refusal then. */
function verdict(filled: readonly FilledFiles[], input: Input): ExitCode {
  if (!filled.every((each) => isInAgreement(afterwards(each, input)))) return EXIT.findings;
  const unknown = filled.filter(({attribution, deltas}) => attribution.isCutOff && deltas.length > 0);
  if (unknown.length === 0) return EXIT.clean;
  const names = unknown.map(({change}) => change.name);
  throw new Refusal(
    'history-cut-off',
    `This clone is shallow: not all commits of ${names.join(', ')} are known, so nothing can be said of ${names.length === 1 ? 'its' : 'their'} files`,
    'git fetch --unshallow',
  );
}
