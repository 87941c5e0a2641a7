import {type KeptView, keptViews} from '../../src/changelog/kept-views.ts';
import {refuseBrokenChangelogs} from '../../src/changelog/status.ts';
import type {TaggedRelease} from '../../src/git/tag-release.ts';
import {planRelease, planYank, type ReleasePlan} from '../../src/plan/cut-release.ts';
import {isOwnRecord} from '../../src/plan/own-records.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {isDay} from '../../src/project/day.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {visible} from '../../src/report/style.ts';
import {askedAgain} from '../asked-again.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import {type ReleaseNames, releaseNames} from '../release-names.ts';
import type {Command, Input} from './command.ts';

export const release: Command = {
  usage: '<version>',
  options: [
    {flags: '--date <date>', summary: 'the day of the release, YYYY-MM-DD; today without it', takes: {}},
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--tag', summary: 'commit what is written, and tag the commit'},
    {flags: '--yank', summary: 'mark a version that was taken back: `[YANKED]`'},
    {flags: '--empty', summary: 'release although nothing is unreleased'},
    {flags: '--older', summary: 'release a version below the newest: an older line goes on'},
    {flags: '--view <path>', summary: 'which changelog, where there are several', takes: {names: ['file']}},
    {flags: '--json', summary: 'print what was done as JSON'},
  ],
  takes: [{values: ['auto', 'major', 'minor', 'patch']}],
  examples: ['openspec release auto --dry-run', 'openspec release 1.4.0', 'openspec release minor --tag'],
  writes: ({options}) => !options['dryRun'],
  async run(context, input) {
    const {root, project} = open(context, input);
    const kept = chosen(project, input);
    refuseBrokenChangelogs(project);
    if (input.options['yank']) return yank(context, input, {root, project, kept});
    const names = await releaseNames(context, root, kept.settings);
    const planned = planRelease(project, {
      kept,
      wanted: input.words[0] ?? '',
      date: dateOf(context, input),
      allowsEmpty: input.options['empty'] === true,
      allowsOlder: input.options['older'] === true,
      links: names.links,
      asked: askedAgain('release', input),
    });
    await carryOutRelease(context, input, {root, names, planned});
    report(context, input, {planned, names, kept});
    return EXIT.clean;
  },
};

/** The changelog of releases that is kept, or the one that is named. Throws a Refusal when that is none, or several. */
function chosen(project: Project, input: Input): KeptView {
  const {options} = input;
  const found = keptViews(project).filter(
    ({view, path}) =>
      view.id === 'keep-a-changelog' && (options['view'] === undefined || options['view'] === path),
  );
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const paths = found.map(({path}) => path);
  if (!first)
    throw new Refusal(
      'no-view',
      options['view'] === undefined
        ? 'The config names no changelog of releases, expected `keep-a-changelog` among its views'
        : `\`${printable(String(options['view']))}\` is no changelog of releases`,
      'openspec lint openspec/config.yaml',
    );
  throw new Refusal(
    'which-view',
    `There are several changelogs of releases: ${paths.map(printable).join(', ')}`,
    shellLine`openspec ${[...askedAgain('release', input, ['view']), '--view', first.path]}`,
  );
}

function dateOf({today}: Context, input: Input): string {
  const {options} = input;
  const date = typeof options['date'] === 'string' ? options['date'] : today;
  if (isDay(date)) return date;
  throw new Refusal(
    'bad-date',
    `\`${printable(date)}\` is no date, expected YYYY-MM-DD`,
    shellLine`openspec ${[...askedAgain('release', input, ['date']), '--date', '2026-01-31']}`,
  );
}

interface Done {
  readonly root: string;
  readonly names: ReleaseNames;
  readonly planned: ReleasePlan;
}

/** What git would not take is refused before anything is written. */
async function carryOutRelease(
  context: Context,
  {options}: Input,
  {root, names, planned}: Done,
): Promise<void> {
  const {plan, version, notes} = planned;
  const git = options['tag'] ? await context.gitAt(root) : undefined;
  const tagged = {
    tag: names.tagOf(version),
    subject: `Release ${version}`,
    notes,
    paths: plan.map(targetOf),
  };
  await git?.refuseUntaggable(tagged);
  if (options['dryRun']) return;
  carryOut(context, root, plan, `release ${version}`);
  try {
    await git?.tagRelease(tagged);
  } catch (error) {
    throw error instanceof Refusal ? notTagged(tagged, error) : error;
  }
}

/** What is written stays: a hook may have said no for a reason that has nothing to do with the release. */
function notTagged({tag, subject, paths}: TaggedRelease, {message}: Refusal): Refusal {
  return new Refusal(
    'not-tagged',
    `The release is written, but git did not take it: ${message}`,
    shellLine`git add -- ${paths} && git commit --message=${subject} -- ${paths} && git tag --annotate --message=${subject} ${tag}`,
  );
}

function report(
  context: Context,
  input: Input,
  {
    planned,
    names,
    kept: {path},
  }: {readonly planned: ReleasePlan; readonly names: ReleaseNames; readonly kept: KeptView},
): void {
  const {plan, version, previous, changes, notes} = planned;
  const tag = names.tagOf(version);
  const isDry = input.options['dryRun'] === true;
  if (input.options['json']) {
    printJson(context, {
      version: 1,
      released: {version, previous: previous ?? null, tag, path, changes: changes.map(({name}) => name)},
      notes,
      written: plan.map(targetOf),
      ...(isDry ? {diff: planDiff(plan)} : {}),
    });
    return;
  }
  context.stdout.write(
    isDry ? planDiff(plan.filter((operation) => !isOwnRecord(targetOf(operation)))) : notes,
    'data',
  );
  const counted = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  note(
    context,
    input,
    `${isDry ? 'would release' : 'released'} ${visible(version)} in ${visible(path)}: ${counted}`,
  );
  if (input.options['tag'] && !isDry)
    note(context, input, `tagged ${visible(tag)}. Publish it: ${shellLine`git push origin HEAD ${tag}`}`);
}

function yank(
  context: Context,
  input: Input,
  {root, project, kept}: {readonly root: string; readonly project: Project; readonly kept: KeptView},
): ExitCode {
  const {path} = kept;
  const version = input.words[0] ?? '';
  for (const name of ['tag', 'empty', 'older', 'date'])
    if (input.options[name])
      throw new Refusal(
        'usage',
        `\`--yank\` marks a version that is there, \`--${name}\` is about a new one`,
        shellLine`openspec ${askedAgain('release', input, ['tag', 'empty', 'older', 'date'])}`,
      );
  const plan = planYank(project, kept, version);
  if (!input.options['dryRun']) carryOut(context, root, plan, `release ${version} --yank`);
  if (input.options['json']) printJson(context, {version: 1, yanked: {version, path}, diff: planDiff(plan)});
  else if (input.options['dryRun']) context.stdout.write(planDiff(plan), 'data');
  else if (plan.length === 0)
    note(context, input, `${visible(version)} is yanked already in ${visible(path)}`);
  else context.stdout.write(`yanked ${visible(version)} in ${visible(path)}\n`);
  return EXIT.clean;
}
