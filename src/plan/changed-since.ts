import {type RecordedFile, readRecord} from '../project/archive-record.ts';
import type {Change} from '../project/change.ts';
import {printable} from '../project/names.ts';
import {baseName, SPECS} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {capabilityAt} from '../project/read-project.ts';
import {Refusal, shellLine} from '../refusal.ts';

/** The capability a path is the living spec of. */
export function capabilityOf(path: string): string | undefined {
  return capabilityAt(SPECS, path);
}

/** The requirements that a change says something of, under each name they have or had. */
export function namesTouched({requirementDeltas}: Change, capability: string): ReadonlySet<string> {
  const deltas = requirementDeltas.filter((each) => each.capability === capability);
  return new Set(
    deltas.flatMap(({delta: {added, modified, removed, renamed}}) => [
      ...[...added, ...modified, ...removed].map(({name}) => name),
      ...renamed.flatMap(({from, to}) => [from ?? [], to ?? []].flat()),
    ]),
  );
}

/** Changes archived after this one, oldest first, that touch one of these requirements of a capability; any of it, where none is named. */
export function laterChanges(
  project: Project,
  change: Change,
  capability: string,
  names?: ReadonlySet<string>,
): readonly Change[] {
  const later = project.archive.filter((other) => {
    const touched = other === change ? new Set<string>() : namesTouched(other, capability);
    const meets = names ? [...touched].some((name) => names.has(name)) : touched.size > 0;
    return meets && isLater(project, other, change);
  });
  return later.toSorted((a, b) => Number(isLater(project, a, b)) - Number(isLater(project, b, a)));
}

/** By the moments in the records, else by the days of the folders. */
function isLater({input}: Project, other: Change, change: Change): boolean {
  const [a, b] = [readRecord(input, other), readRecord(input, change)];
  if (typeof a !== 'object' || typeof b !== 'object')
    return (other.archived?.date ?? '') > (change.archived?.date ?? '');
  return a.at === b.at ? a.place > b.place : a.at > b.at;
}

/** Why a living spec can no longer be brought back, and which command leads on. */
export function changedSince(project: Project, change: Change, {kind}: RecordedFile, path: string): Refusal {
  const capability = capabilityOf(path) ?? '';
  const names = kind === 'edited' ? namesTouched(change, capability) : undefined;
  const later = laterChanges(project, change, capability, names);
  const newest = later.at(-1);
  const [shown, name] = [path, change.name].map(printable);
  const what = project.files.includes(path)
    ? `${shown} was changed since ${kind === 'removed' ? `${name} had removed it` : `where ${name} had written`}`
    : `${shown} is gone`;
  if (!newest)
    return new Refusal(
      'changed-since',
      `${what}, and not by an archived change`,
      shellLine`git log -p -- ${path}`,
    );
  const others = later.map((each) => printable(each.name)).join(', ');
  return new Refusal(
    'changed-since',
    `${shown} was changed since by ${others}, in what ${name} had written, expected that to be taken back first`,
    shellLine`openspec unarchive ${baseName(newest.folder)}`,
  );
}
