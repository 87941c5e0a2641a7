import {closest, distance} from 'fastest-levenshtein';
import {Refusal, shellLine} from '../refusal.ts';
import type {Change} from './change.ts';
import {printable} from './names.ts';
import {baseName} from './paths.ts';
import type {Project} from './project.ts';

/**
 * The change a person names: an active one, else an archived one by its whole folder or its plain name, newest first.
 *
 * A name is looked up, never made into a path. Throws a Refusal `unknown-change` that proposes the nearest name.
 */
export function findChange(project: Project, name: string): Change {
  const archived = project.archive.toReversed();
  const found =
    project.changes.find((change) => change.name === name) ??
    archived.find(({folder}) => baseName(folder) === name) ??
    archived.find((change) => change.name === name);
  if (!found) throw unknownChange(project, name);
  return found;
}

function unknownChange(project: Project, name: string): Refusal {
  const meant = nearestName(project, name);
  const question = meant === undefined ? '' : `; did you mean \`${printable(meant)}\`?`;
  const hint =
    meant !== undefined && /^[\w.-]+$/.test(meant) ? shellLine`openspec show ${meant}` : 'openspec list';
  return new Refusal(
    'unknown-change',
    `No change is named \`${shortened(printable(name))}\`${question}`,
    hint,
  );
}

/** The known name a typing slip away: at most a quarter of its letters differ. */
function nearestName(project: Project, name: string): string | undefined {
  const names = [...project.changes, ...project.archive.toReversed()].map((change) => change.name);
  const wanted = name.slice(0, LONGEST).toLowerCase();
  if (names.length === 0) return undefined;
  const nearest = closest(wanted, names);
  return distance(wanted, nearest) <= Math.ceil(Math.min(wanted.length, nearest.length) / 4)
    ? nearest
    : undefined;
}

/** Longer names are not typed but pasted; neither comparing nor showing all of one helps. */
const LONGEST = 200;

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}...` : name;
}
