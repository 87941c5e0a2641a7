import type {Change} from '../project/change.ts';
import {isDay} from '../project/day.ts';
import {findArchived} from '../project/find-change.ts';
import {printable} from '../project/names.ts';
import type {Project} from '../project/project.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../refusal.ts';
import {acceptedSide} from './accepted-side.ts';
import {releasesOf, type UpdateOptions} from './project-views.ts';

/** Which changes a person wants in the changelogs, and who is right where texts were changed on both sides. */
export interface ChangelogChoice {
  /** Names of archived changes; all of them where there are none. */
  readonly names: readonly string[];
  /** A day or a version, as given. */
  readonly since: string | undefined;
  /** `source` or `file`, as given. */
  readonly accept: string | undefined;
}

/** What a choice means for an update. Throws a Refusal: `unknown-change`, `not-archived`, `bad-since`, `bad-accept`. */
export function chosenUpdate(
  project: Project,
  {names, since, accept}: ChangelogChoice,
): Pick<UpdateOptions, 'adds' | 'accept' | 'decides'> {
  const named = new Set(forEachOrRefuse([...new Set(names)], (name) => archivedFolder(project, name)));
  const isNamed = ({folder}: Change) => named.size === 0 || named.has(folder);
  const isSince = since === undefined ? undefined : sinceOf(project, since);
  const side =
    accept === undefined
      ? undefined
      : acceptedSide(accept, 'changelog', 'openspec changelog --write --accept file');
  return {
    ...((named.size > 0 || isSince) && {adds: (change) => isNamed(change) && (isSince?.(change) ?? true)}),
    accept: side,
    decides: isNamed,
  };
}

function archivedFolder(project: Project, name: string): string {
  const {archived, folder, name: found} = findArchived(project, name);
  if (archived) return folder;
  const message = `${printable(found)} is not archived, and changelogs tell of what is`;
  throw new Refusal('not-archived', message, shellLine`openspec archive ${found}`);
}

/** What was archived on a day or later, or later than the day of a version. */
function sinceOf(project: Project, since: string): (change: Change) => boolean {
  if (isDay(since)) return ({archived}) => (archived?.date ?? '') >= since;
  const releases = releasesOf(project);
  const release = releases.find(
    ({version}) => version === since.replace(/^v(?=\d)/, '') || version === since,
  );
  const {date} = release ?? {};
  if (date !== undefined) return ({archived}) => (archived?.date ?? '') > date;
  const shown = `\`${printable(since)}\``;
  throw new Refusal(
    'bad-since',
    release
      ? `${shown} has no date in the changelog, expected a day, YYYY-MM-DD`
      : `${shown} is no day and no version of a changelog that is kept, expected YYYY-MM-DD or a version`,
    shellLine`openspec changelog --write --since ${releases.find((each) => each.date !== undefined)?.version ?? '2026-01-31'}`,
  );
}
