import {isUnmoved} from '../dialects/merge/three-way/written-against.ts';
import {requirementIn} from '../dialects/rebase/follow-name.ts';
import {readSpec, type Spec} from '../dialects/spec.ts';
import {conflictMarkers} from '../lint/text/conflict-markers.ts';
import {placeIn} from '../markdown/document.ts';
import type {Change} from '../project/change.ts';
import {printable} from '../project/names.ts';
import {type Project, specPath} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {shortCommit} from '../short-commit.ts';

/** The commit a change is brought to. */
export interface RebaseTarget {
  /** The full hash of what is checked out. */
  readonly commit: string;
  /** The living spec of a capability in that commit; nothing where it has none. */
  readonly specOf: (capability: string) => Spec | undefined;
}

/** The living spec of a capability as it is on disk. */
export function specIn(project: Project, capability: string): Spec | undefined {
  const document = project.document(specPath(capability));
  return document && readSpec(document);
}

/** Throws a Refusal for a change that cannot be edited now: `archived`, `not-utf8` or `conflict-markers`. */
export function refuseUnready({name, archived, folder, requirementDeltas}: Change): void {
  if (archived)
    throw new Refusal(
      'archived',
      `${printable(name)} is archived: its deltas are history`,
      shellLine`openspec show ${name}`,
    );
  for (const {delta} of requirementDeltas) {
    const {source} = delta.document;
    const path = printable(source.path);
    if (source.invalidAt !== undefined)
      throw new Refusal(
        'not-utf8',
        `${path} is not UTF-8, so it cannot be edited`,
        shellLine`openspec lint ${folder}`,
      );
    const [marker] = conflictMarkers(delta.document);
    if (marker)
      throw new Refusal(
        'conflict-markers',
        `${path}:${placeIn(delta.document, marker.start).line} has a conflict of before, expected it to be solved first`,
        shellLine`openspec lint ${name}`,
      );
  }
}

/** Throws a Refusal `specs-uncommitted` where the commit has not what the change is about as it is on disk. */
export function refuseUncommitted(
  project: Project,
  {requirementDeltas}: Change,
  {commit, specOf}: RebaseTarget,
): void {
  for (const {capability, delta} of requirementDeltas) {
    const [now, then] = [specIn(project, capability), specOf(capability)];
    const names = [...delta.modified, ...delta.removed].map(({name}) => name);
    const before = delta.renamed.flatMap(({from}) => from ?? []);
    const moved = [...names, ...before].find((name) => !isAlike(now, then, name));
    if (moved === undefined) continue;
    const path = specPath(capability);
    throw new Refusal(
      'specs-uncommitted',
      `\`${printable(moved)}\` in ${printable(path)} is not as it is committed in ${shortCommit(commit)}: commit it first, so that there is a commit the change can name as its base`,
      shellLine`git add ${path} && git commit`,
    );
  }
}

/** What neither has by its name may have another one by now, so then all must be alike. */
function isAlike(now: Spec | undefined, then: Spec | undefined, name: string): boolean {
  const [mine, other] = [requirementIn(now, name), requirementIn(then, name)];
  if (!mine && !other)
    return (now?.requirements ?? []).every(
      (each) => requirementIn(then, each.name) && isAlike(now, then, each.name),
    );
  if (!mine || !other) return false;
  return isUnmoved(other, mine);
}
