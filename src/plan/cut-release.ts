import {
  cutRelease,
  releaseOf,
  unreleasedChanges,
  yankRelease,
} from '../changelog/formats/keep-a-changelog/cut-release.ts';
import {notesOf} from '../changelog/formats/keep-a-changelog/release-notes.ts';
import {readReleases} from '../changelog/formats/keep-a-changelog/releases.ts';
import {type KeptView, keptViews} from '../changelog/kept-views.ts';
import {recordsOf} from '../changelog/record.ts';
import type {ReleaseLinks} from '../changelog/release-links.ts';
import {BUMPS, type Bump, bumpFor, isLater, versionAfter} from '../changelog/version.ts';
import type {Document} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import {capitalized, printable} from '../printable.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {writeRecord} from './keep-records.ts';
import {netPlan} from './net-plan.ts';
import {type Plan, targetOf} from './plan.ts';
import {previewProject} from './preview.ts';
import {updateChangelogs} from './update-changelogs.ts';

/** What a person asks of `openspec release`. */
export interface ReleaseRequest {
  /** The changelog to cut: Keep a Changelog. */
  readonly kept: KeptView;
  /** A version, or how far the last one goes up; `auto` leaves that to what the changes are. */
  readonly wanted: string;
  /** The local date of the release, `YYYY-MM-DD`. */
  readonly date: string;
  readonly allowsEmpty: boolean;
  /** Whether the version may be one below the newest. */
  readonly allowsOlder: boolean;
  /** Where versions are looked at, for a changelog that shows no address to follow. */
  readonly links: ReleaseLinks | undefined;
  /** The command line, without the program: hints repeat it. */
  readonly asked: readonly string[];
}

/** What a release would do. */
export interface ReleasePlan {
  readonly plan: Plan;
  readonly version: string;
  /** The newest version before; absent for the first one. */
  readonly previous: string | undefined;
  /** The changes that are released, in the order of the archive. */
  readonly changes: readonly Change[];
  /** What the changelog says of the version, as Markdown. */
  readonly notes: string;
}

/**
 * Plan a release: the changelog is brought up to date, what was unreleased becomes the version's, and each change in it
 * that was in no release is stamped with the version.
 *
 * Throws a Refusal: `bad-version`, `version-taken`, `not-later`, `no-next-version`, `nothing-to-release`,
 * `no-unreleased`, `no-changelog`, `no-release`, or `undecided` where a person and a change disagree about a text.
 */
export function planRelease(project: Project, request: ReleaseRequest): ReleasePlan {
  const {kept, date, links} = request;
  const {path, settings} = kept;
  const {plan: updates, project: current} = broughtUpToDate(project, kept);
  const document = openChangelog(current, path);
  const changes = toBeReleased(current, kept, document);
  const previous = newestVersion(readReleases(document, settings).versions.map(({version}) => version));
  const version = versionFor(request.wanted, previous, changes);
  refuseVersion(document, request, version, previous);
  const cut = cutRelease(document, settings, {version, date, links});
  if (cut.kind === 'fault') throw notCut(path, cut.reason);
  const stamps = changes.flatMap(({folder}) => {
    const records = recordsOf(current, folder);
    const own = records[path] ?? {fields: {}};
    return writeRecord(current, folder, {...records, [path]: {...own, release: version}}) ?? [];
  });
  const unstamped = changes.length - stamps.length;
  if (unstamped > 0)
    throw new Refusal(
      'broken-record',
      `What ${unstamped} of the changes keep of the changelogs cannot be read, so they cannot be stamped`,
      'openspec changelog --check',
    );
  const after = withTold(current, [edited(document, cut.edits), ...stamps]);
  return {
    plan: netPlan(project, after.project, [...updates, ...after.plan].map(targetOf)),
    version,
    previous,
    changes,
    notes: notesOf(openChangelog(after.project, path), settings, version) ?? '',
  };
}

/** Mark a version as taken back; a plan of nothing when it is marked. Throws a Refusal `no-version`. */
export function planYank(project: Project, {path, settings}: KeptView, version: string): Plan {
  const document = openChangelog(project, path);
  const yanked = yankRelease(document, settings, version);
  if (yanked.kind === 'fault')
    throw new Refusal('no-version', capitalized(yanked.reason), shellLine`grep -n '^## ' ${path}`);
  const after = withTold(project, [edited(document, yanked.edits)]);
  return netPlan(project, after.project, after.plan.map(targetOf));
}

interface Step {
  readonly plan: Plan;
  readonly project: Project;
}

function broughtUpToDate(project: Project, kept: KeptView): Step {
  const {files, records, conflicts} = updateChangelogs(project, {views: [kept]});
  const [first] = conflicts;
  if (first)
    throw new Refusal(
      'undecided',
      `${printable(kept.path)} says of ${printable(first.change.name)} what a person wrote, and the change says something else by now: decide first`,
      'openspec changelog --check',
    );
  const plan = [...files, ...records];
  return {plan, project: previewProject(project, plan)};
}

/** A plan and what it makes of the views that tell of releases, such as the one in JSON. */
function withTold(project: Project, done: Plan): Step {
  const then = previewProject(project, done);
  const views = keptViews(then).filter(({view}) => view.tellsOfOthers);
  const {files, records} = updateChangelogs(then, {views});
  const plan = [...done, ...files, ...records];
  return {plan, project: previewProject(then, [...files, ...records])};
}

function edited({source}: Document, edits: readonly TextEdit[]): Plan[number] {
  return {kind: 'write', source, edits};
}

/** The changes under `Unreleased` that no release of this changelog has. */
function toBeReleased(project: Project, {path, settings}: KeptView, document: Document): readonly Change[] {
  const folders = new Set(unreleasedChanges(document, settings));
  const isNew = ({folder}: Change) => recordsOf(project, folder)[path]?.release === undefined;
  return project.archive.filter((change) => folders.has(change.folder) && isNew(change));
}

/** The highest version where they can be compared, else the first. */
function newestVersion([first, ...others]: readonly string[]): string | undefined {
  return others.reduce<string | undefined>(
    (newest, version) => (newest !== undefined && isLater(version, newest) ? version : newest),
    first,
  );
}

function openChangelog(project: Project, path: string): Document {
  const document = project.document(path);
  if (document) return document;
  throw new Refusal(
    'no-changelog',
    `There is no ${printable(path)} to be released`,
    shellLine`printf ${'# Changelog\\n\\n## [Unreleased]\\n'} >> ${path}`,
  );
}

function versionFor(wanted: string, previous: string | undefined, changes: readonly Change[]): string {
  const isBump = (word: string): word is Bump => BUMPS.some((bump) => bump === word);
  if (wanted !== 'auto' && !isBump(wanted)) return checkedVersion(wanted);
  const version = versionAfter(previous, isBump(wanted) ? wanted : bumpFor(changes, previous));
  if (version !== undefined) return version;
  throw new Refusal(
    'no-next-version',
    `The last version, \`${printable(previous ?? '')}\`, is no semantic version: say the next one`,
    'openspec release 1.0.0',
  );
}

/** A version as the changelog names it; what a tag has in front is none of it. */
function checkedVersion(wanted: string): string {
  const version = wanted.replace(/^v(?=\d)/i, '');
  if (/^\d[\p{L}\p{N}+_-]*(?:\.[\p{L}\p{N}+_-]+)*$/u.test(version)) return version;
  throw new Refusal(
    'bad-version',
    `\`${printable(wanted)}\` is no version, expected one like 1.4.0, or ${BUMPS.join(', ')} or auto`,
    'openspec release auto --dry-run',
  );
}

function refuseVersion(
  document: Document,
  {kept: {settings}, allowsEmpty, allowsOlder, asked}: ReleaseRequest,
  version: string,
  previous: string | undefined,
): void {
  const path = document.source.path;
  const shown = printable(path);
  const releases = readReleases(document, settings);
  if (releaseOf(releases, version))
    throw new Refusal(
      'version-taken',
      `${shown} has a version ${printable(version)} already`,
      shellLine`openspec changelog show ${version}`,
    );
  if (!releases.unreleased)
    throw new Refusal(
      'no-unreleased',
      `${shown} has no heading \`## [Unreleased]\` above its versions, expected what is to be released below one`,
      `"\${EDITOR:-vi}" ${shellLine`${path}`}`,
    );
  if (!allowsOlder && previous !== undefined && isLater(version, previous) === false)
    throw new Refusal(
      'not-later',
      `${printable(version)} does not come after ${printable(previous)}`,
      shellLine`openspec ${[...asked, '--older']}`,
    );
  if (!allowsEmpty && !notesOf(document, settings, 'unreleased'))
    throw new Refusal(
      'nothing-to-release',
      `${shown} has nothing that is not released yet`,
      shellLine`openspec ${[...asked, '--empty']}`,
    );
}

function notCut(path: string, reason: string): Refusal {
  return new Refusal('no-release', capitalized(reason), shellLine`openspec lint ${path}`);
}
