import {Refusal, shellLine} from '../refusal.ts';
import {readRecord} from './archive-record.ts';
import type {Change} from './change.ts';
import {printable} from './names.ts';
import {nearestOf} from './nearest.ts';
import {baseName} from './paths.ts';
import type {Project} from './project.ts';

/**
 * The change a person names: an active one, else an archived one by its whole folder or its plain name, newest first.
 *
 * A name is looked up, never made into a path. Throws a Refusal `unknown-change` that proposes the nearest name.
 */
export function findChange(project: Project, name: string): Change {
  const found = project.changes.find((change) => change.name === name) ?? archivedChange(project, name);
  if (!found) throw unknownChange(project, name);
  return found;
}

/** The active change a person names, as `findChange` finds it. Throws a Refusal with this hint for one that is archived. */
export function findActive(project: Project, name: string, hint: string): Change {
  const change = findChange(project, name);
  if (!change.archived) return change;
  const message = `${printable(name)} is archived already, in ${printable(change.folder)}`;
  throw new Refusal('already-archived', message, hint);
}

/** The archived change a person names, as `findChange` or by the name it had before; newest first. */
export function findArchived(project: Project, name: string): Change {
  return archivedChange(project, name) ?? recordedChange(project, name) ?? findChange(project, name);
}

function recordedChange({archive, input}: Project, name: string): Change | undefined {
  return archive.toReversed().find((change) => {
    const record = readRecord(input, change);
    return typeof record === 'object' && record.change === name;
  });
}

function archivedChange({archive}: Project, name: string): Change | undefined {
  const newestFirst = archive.toReversed();
  return (
    newestFirst.find(({folder}) => baseName(folder) === name) ??
    newestFirst.find((change) => change.name === name)
  );
}

function unknownChange(project: Project, name: string): Refusal {
  const names = [...project.changes, ...project.archive.toReversed()].map((change) => change.name);
  const meant = nearestOf(name, names);
  const question = meant === undefined ? '' : `; did you mean \`${printable(meant)}\`?`;
  const hint =
    meant !== undefined && /^[\w.-]+$/.test(meant) ? shellLine`openspec show ${meant}` : 'openspec list';
  return new Refusal(
    'unknown-change',
    `No change is named \`${shortened(printable(name))}\`${question}`,
    hint,
  );
}

/** Longer names are not typed but pasted; neither comparing nor showing all of one helps. */
const LONGEST = 200;

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}...` : name;
}
