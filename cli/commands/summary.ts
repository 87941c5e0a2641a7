import {acceptedSide} from '../../src/plan/accepted-side.ts';
import {type SummaryUpdate, updateSummary} from '../../src/plan/write-summary.ts';
import {printable} from '../../src/printable.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {missedIn} from '../../src/project/unreadable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {summarise} from '../../src/summary/summarise.ts';
import type {Accept} from '../../src/three-way.ts';
import {carryOut} from '../carry-out.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {open} from '../open.ts';
import {summaryFacts} from '../summary-facts.ts';
import {reportSummary} from '../told-summary.ts';
import type {Command, Input} from './command.ts';

export const summary: Command = {
  usage: '[change]',
  options: [
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--check', summary: 'fail when the summary is out of date, and write nothing'},
    {flags: '--evidence', summary: 'say where each line is known from, and write nothing'},
    {
      flags: '--accept <side>',
      summary: 'what holds for the lines told as edited on both sides: source or file',
      takes: {values: ['source', 'file']},
    },
    {flags: '--json', summary: 'print the summary, with the sources of its lines, as JSON'},
  ],
  takes: [{names: ['change']}],
  examples: [
    'openspec summary add-health-check',
    'openspec summary add-health-check --evidence',
    'openspec summary add-health-check --accept file',
  ],
  writes: ({options}) => !isReading(options),
  async run(context, input) {
    const accept = sideOf(input);
    const {root, project} = open(context, input);
    const change = named(project, input);
    const facts = await summaryFacts(context, {root, project, change});
    const said = summarise(facts);
    refuseUnread(project, change);
    const update = updateSummary(project, change, said, {accept, isCheck: input.options['check'] === true});
    const plan = [update.file ?? [], update.record ?? []].flat();
    if (!isReading(input.options)) carryOut(context, root, plan, `summary ${change.name}`);
    reportSummary(context, input, {facts, said, update});
    return verdict(input, update);
  },
};

function isReading({dryRun, check, evidence}: Input['options']): boolean {
  return dryRun === true || check === true || evidence === true;
}

/** What waits for a person to decide is no success; neither is what is out of date, for whoever asks. */
function verdict({options}: Input, {file, conflicts}: SummaryUpdate): ExitCode {
  if (options['evidence']) return EXIT.clean;
  const isStale = options['check'] === true && file !== undefined;
  return isStale || conflicts.length > 0 ? EXIT.findings : EXIT.clean;
}

/** The change a person names, or the only active one. Throws a Refusal where several could be meant. */
function named(project: Project, {words: [name]}: Input): Change {
  if (name !== undefined) return findChange(project, name);
  const [only, ...others] = project.changes;
  if (only && others.length === 0) return only;
  const names = project.changes.map((change) => printable(change.name)).join(', ');
  throw new Refusal(
    'no-name',
    only ? `Name the change to summarise: ${names}` : 'Name the change to summarise; none is active',
    only ? shellLine`openspec summary ${only.name}` : 'openspec list --archived',
  );
}

function sideOf({words, options}: Input): Accept | undefined {
  const {accept} = options;
  if (accept === undefined) return undefined;
  const hint = `${shellLine`openspec summary ${words}`.trimEnd()} --accept file`;
  return acceptedSide(String(accept), 'summary', hint);
}

/** What cannot be read says nothing, and a summary would have it that there is nothing. */
function refuseUnread(project: Project, change: Change): void {
  const [hidden] = missedIn(project, change.folder);
  if (hidden)
    throw new Refusal(
      'cannot-read',
      `Cannot read ${printable(hidden.path)}: ${hidden.reason}`,
      shellLine`ls -ld ${hidden.path}`,
    );
  const documents = [change.proposal, change.design, change.tasks, ...change.deltaDocuments];
  const broken = documents.find((document) => document?.source.invalidAt !== undefined)?.source.path;
  if (broken !== undefined)
    throw new Refusal('not-utf-8', `${printable(broken)} is not UTF-8`, shellLine`openspec lint ${broken}`);
}
