import {cutRelease, unreleasedChanges} from '../changelog/formats/keep-a-changelog/cut-release.ts';
import {notesOf} from '../changelog/formats/keep-a-changelog/release-notes.ts';
import {readReleases} from '../changelog/formats/keep-a-changelog/releases.ts';
import type {KeptView} from '../changelog/kept-views.ts';
import {recordsOf} from '../changelog/record.ts';
import type {ReleaseLinks} from '../changelog/release-links.ts';
import {BUMPS, type Bump, bumpFor, versionAfter} from '../changelog/version.ts';
import {type Document, parse} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import {sourceOf} from '../markdown/source.ts';
import {printable} from '../printable.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {writeRecord} from './keep-records.ts';
import {effective, type Operation, type Plan, targetOf} from './plan.ts';
import {previewProject} from './preview.ts';
import {updateChangelogs, type ViewConflict} from './update-changelogs.ts';

/** What a person asks of `openspec release`. */
export interface ReleaseRequest {
  /** The changelog to cut: Keep a Changelog. */
  readonly kept: KeptView;
  /** A version, or how far the last one goes up; `auto` leaves that to what the changes are. */
  readonly wanted: string;
  /** The local date of the release, `YYYY-MM-DD`. */
  readonly date: string;
  readonly allowsEmpty: boolean;
  /** Where versions are looked at, for a changelog that shows no address to follow. */
  readonly links: ReleaseLinks | undefined;
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
  readonly conflicts: readonly ViewConflict[];
}

/**
 * Plan a release: the changelog is brought up to date, what was unreleased becomes the version's, and each change in it
 * is stamped with the version.
 *
 * Throws a Refusal: `bad-version`, `version-taken`, `no-next-version`, `nothing-to-release`, `no-changelog`,
 * `no-release`.
 */
export function planRelease(project: Project, request: ReleaseRequest): ReleasePlan {
  const {kept, date, links, allowsEmpty} = request;
  const {path, settings} = kept;
  const {files, records, conflicts} = updateChangelogs(project, {views: [kept]});
  const current = previewProject(project, [...files, ...records]);
  const document = openChangelog(current, path);
  const {versions} = readReleases(document, settings);
  const folders = new Set(unreleasedChanges(document, settings));
  const changes = current.archive.filter(({folder}) => folders.has(folder));
  const previous = versions[0]?.version;
  const version = versionFor(request.wanted, previous, changes);
  if (versions.some((each) => each.version === version)) throw taken(path, version);
  if (!allowsEmpty && !notesOf(document, settings, 'unreleased')) throw nothingToRelease(path, version);
  const cut = cutRelease(document, settings, {version, date, links});
  if (cut.kind === 'fault') throw notCut(path, cut.reason);
  const text = applyEdits(document.text, cut.edits);
  const stamps = changes.flatMap(({folder}) => stamp(project, current, {folder, path, version}) ?? []);
  const stamped = new Set(stamps.map(targetOf));
  return {
    plan: effective([
      rewritten(project, path, text),
      ...records.filter((operation) => !stamped.has(targetOf(operation))),
      ...stamps,
    ]),
    version,
    previous,
    changes,
    notes: notesOf(parse(sourceOf(path, text)), settings, version) ?? '',
    conflicts,
  };
}

function openChangelog(project: Project, path: string): Document {
  const document = project.document(path);
  if (document) return document;
  throw new Refusal(
    'no-changelog',
    `There is no ${printable(path)} to be released`,
    shellLine`printf ${'# Changelog\\n\\n## [Unreleased]\\n'} > ${path}`,
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
  if (/^[\p{L}\p{N}][\p{L}\p{N}.+_-]*$/u.test(version) && /\d/.test(version)) return version;
  throw new Refusal(
    'bad-version',
    `\`${printable(wanted)}\` is no version, expected one like 1.4.0, or ${BUMPS.join(', ')} or auto`,
    'openspec release auto --dry-run',
  );
}

function taken(path: string, version: string): Refusal {
  return new Refusal(
    'version-taken',
    `${printable(path)} has a version ${printable(version)} already`,
    shellLine`openspec changelog show ${version}`,
  );
}

function notCut(path: string, reason: string): Refusal {
  return new Refusal(
    'no-release',
    reason.charAt(0).toUpperCase() + reason.slice(1),
    shellLine`openspec lint ${path}`,
  );
}

function nothingToRelease(path: string, version: string): Refusal {
  return new Refusal(
    'nothing-to-release',
    `${printable(path)} has nothing that is not released yet`,
    shellLine`openspec release ${version} --empty`,
  );
}

function stamp(
  project: Project,
  current: Project,
  {folder, path, version}: {readonly folder: string; readonly path: string; readonly version: string},
): Operation | undefined {
  const records = recordsOf(current, folder);
  const own = records[path] ?? {fields: {}};
  return writeRecord(project, folder, {...records, [path]: {...own, release: version}});
}

/** What a file comes to, as one edit of what differs. */
function rewritten(project: Project, path: string, text: string): Operation {
  const source = project.document(path)?.source;
  if (!source) return {kind: 'create', path, content: text};
  const was = source.text;
  const most = Math.min(was.length, text.length);
  let start = 0;
  while (start < most && was[start] === text[start]) start++;
  let tail = 0;
  while (tail < most - start && was[was.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const edit = {start, end: was.length - tail, text: text.slice(start, text.length - tail)};
  return {kind: 'write', source, edits: [edit]};
}
