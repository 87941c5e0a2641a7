import {stateOf} from '../../src/changelog/entry.ts';
import {views} from '../../src/changelog/index.ts';
import {PROJECTED} from '../../src/changelog/record.ts';
import {changelogStatus, refuseBrokenChangelogs} from '../../src/changelog/status.ts';
import type {Works} from '../../src/changelog/works.ts';
import {netPlan} from '../../src/plan/net-plan.ts';
import {previewProject} from '../../src/plan/preview.ts';
import {projectionOf, releasesOf, type UpdateOptions} from '../../src/plan/project-views.ts';
import {releaseNotes} from '../../src/plan/release-notes.ts';
import {conflictedViews, resolveChangelogs} from '../../src/plan/resolve-changelogs.ts';
import {brokenRecordPaths, resolveRecords, unreadRecords} from '../../src/plan/resolve-records.ts';
import {settledWorks} from '../../src/plan/settled-works.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {findChange} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../../src/refusal.ts';
import {carryOut} from '../carry-out.ts';
import {reportUpdate, reportWaiting} from '../changelog-report.ts';
import {type ChangelogRequest, changelogRequest} from '../changelog-request.ts';
import {changelogWorks} from '../changelog-works.ts';
import {conflictStagesOf} from '../conflict-stages.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {open, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

export const changelog: Command = {
  usage: '[change...]',
  options: [
    {flags: '--write', summary: 'bring the changelogs on disk up to date'},
    {flags: '--check', summary: 'show what --write would change, and fail when there is something'},
    {flags: '--resolve', summary: 'resolve the conflicts git left in changelogs, and write them'},
    {
      flags: '--accept <side>',
      summary: 'what holds where both were edited: source or file',
      takes: {values: ['source', 'file']},
    },
    {
      flags: '--since <date>',
      summary: 'add what was archived since a day or a version, and nothing else',
      takes: {},
    },
    {
      flags: '--view <path>',
      summary: 'the changelog kept in this file, and no other',
      takes: {names: ['file']},
    },
    {
      flags: '--format <format>',
      summary: `how to print it: ${views.map(({id}) => id).join(', ')}`,
      takes: {values: views.map(({id}) => id)},
    },
    {flags: '--json', summary: 'print JSON, whatever is asked'},
  ],
  takes: [{names: ['change'], values: ['show']}, {names: ['change']}],
  examples: [
    'openspec changelog --write',
    'openspec changelog add-health-check --write --accept source',
    'openspec changelog show 1.4.0',
  ],
  writes: ({options}) => options['write'] === true || options['resolve'] === true,
  async run(context, input) {
    const {root, project} = open(context, input);
    const [first, version, ...others] = input.words;
    if (first === 'show' && version !== undefined && others.length === 0)
      return show(context, input, project, version);
    if (first === 'show' && !project.changes.concat(project.archive).some(({name}) => name === first))
      throw unclearVersion(project, others.length > 0);
    const request = changelogRequest(project, input);
    if (request.deed === 'print') return print(context, input, {root, project, request});
    if (request.deed === 'resolve') return resolve(context, input, {root, project, request});
    refuseBrokenChangelogs(project, request.views);
    const works = await worksFor(context, {root, project, request});
    const update = updateChangelogs(project, {...request.update, works});
    const unresolved = unreadRecords(project);
    const isCheck = request.deed === 'check';
    if (isCheck && unresolved.length === 0 && onlyWaits(project, {...request.update, works}))
      return reportWaiting(context, input, {...update, project, request, unresolved: []});
    if (!isCheck) carryOut(context, root, [...update.files, ...update.records], 'changelog --write');
    return reportUpdate(context, input, {...update, project, request, unresolved});
  },
};

interface Asked {
  readonly root: string;
  readonly project: Project;
  readonly request: ChangelogRequest;
}

/** Names of changes select what is printed. */
async function print(context: Context, input: Input, {root, project, request}: Asked): Promise<ExitCode> {
  const {printed} = request;
  const named = new Set(forEachOrRefuse(input.words, (name) => findChange(project, name)));
  const {active, archived} = stateOf(project);
  const state =
    named.size === 0
      ? {active, archived}
      : {
          active: active.filter((change) => named.has(change)),
          archived: archived.filter((change) => named.has(change)),
        };
  const works =
    printed.view.id === 'technical'
      ? await changelogWorks(context, project, root, state.archived)
      : undefined;
  context.stdout.write(printed.view.print(projectionOf(project, printed, {state, works, isPrinted: true})));
  return EXIT.clean;
}

/** Conflicts of a merge first, then all that is written. What stays in conflict is left alone. */
async function resolve(context: Context, input: Input, {root, project, request}: Asked): Promise<ExitCode> {
  const conflicted = conflictedViews(project, request.views);
  const paths = [...brokenRecordPaths(project), ...conflicted.map(({path}) => path)];
  const stages = await conflictStagesOf(context, root, paths);
  // What a changelog says is read by the records, so these come first.
  const records = resolveRecords(project, stages);
  const resolved = resolveChangelogs(records.project, conflicted, stages);
  const open = new Set(resolved.unresolved.map(({path}) => path));
  const views = request.views.filter(({path}) => !open.has(path));
  refuseBrokenChangelogs(resolved.project, views);
  const works = await worksFor(context, {root, project: resolved.project, request: {...request, views}});
  const update = updateChangelogs(resolved.project, {...request.update, views, works});
  const after = previewProject(resolved.project, [...update.files, ...update.records]);
  const kept = {
    files: netPlan(
      project,
      after,
      views.map(({path}) => path),
    ),
    records: netPlan(
      project,
      after,
      project.archive.map(({folder}) => `${folder}/${PROJECTED}`),
    ),
  };
  carryOut(context, root, [...kept.files, ...kept.records], 'changelog --resolve');
  return reportUpdate(context, input, {
    ...update,
    ...kept,
    project,
    request,
    unresolved: [...records.unresolved, ...resolved.unresolved],
  });
}

/** Only a technical log tells of commits and files, and asking git takes time. */
async function worksFor(context: Context, {root, project, request}: Asked): Promise<Works | undefined> {
  const states = changelogStatus(project, request.views);
  const isKept = request.views.some(({view, isConfigured}, index) => {
    return view.id === 'technical' && (isConfigured || states[index]?.state === 'kept');
  });
  return isKept ? changelogWorks(context, project, root, project.archive) : undefined;
}

/** Whether all that is known of git is news, and nothing else. */
function onlyWaits(project: Project, options: UpdateOptions): boolean {
  const {files, records, conflicts} = updateChangelogs(project, {
    ...options,
    works: settledWorks(project, options.works),
  });
  return files.length + records.length + conflicts.length === 0;
}

/** A version was to be shown, and none was named, or more than one. */
function unclearVersion(project: Project, areSeveral: boolean): Refusal {
  const [newest] = releasesOf(project);
  return new Refusal(
    areSeveral ? 'several-versions' : 'no-version',
    areSeveral
      ? 'Several versions were named to be shown, expected one'
      : 'Name the version to show, or `unreleased`',
    shellLine`openspec changelog show ${newest?.version ?? 'unreleased'}`,
  );
}

/** What a changelog says of a version, or of what is not released yet. */
function show(context: Context, {options}: Input, project: Project, version: string): ExitCode {
  const notes = releaseNotes(project, version);
  if (options['json']) printJson(context, {version: 1, release: version, notes});
  else context.stdout.write(notes, 'data');
  return EXIT.clean;
}
