import {rebaseDelta} from '../dialects/rebase/rebase-delta.ts';
import type {Told} from '../dialects/rebase/told.ts';
import {conflictMarkers} from '../lint/text/conflict-markers.ts';
import {type Document, parse, placeIn} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import type {Point} from '../markdown/place.ts';
import {sourceOf} from '../markdown/source.ts';
import {archivedRenames} from '../project/archived-renames.ts';
import type {CapabilityDelta, Change} from '../project/change.ts';
import {printable} from '../project/names.ts';
import {METADATA} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {shortCommit} from '../short-commit.ts';
import type {Operation, Plan} from './plan.ts';
import {type RebaseTarget, refuseUncommitted, refuseUnready, specIn} from './refuse-rebase.ts';
import {writeBase} from './write-base.ts';

/** What was done about one requirement, or is to be done by a person. */
export interface ToldInChange {
  readonly kind: Told['kind'];
  readonly capability: string;
  readonly requirement: string;
  /** What the delta was written against, by its full hash; absent where that is not known. */
  readonly base: string | undefined;
  readonly path: string;
  /** The lines at which conflicts begin once all is written, or that of what is to be done; none where all is merged. */
  readonly places: readonly Point[];
  readonly message: string | undefined;
}

/** What bringing a change to the present specs does. */
export interface RebasePlan {
  readonly change: Change;
  readonly plan: Plan;
  readonly told: readonly ToldInChange[];
}

/**
 * Plan to bring the deltas of a change to the living specs as they are on disk, and have `base:` in its metadata name the
 * commit that is checked out. Where nothing moved, nothing is written, no base either; and nothing where a part cannot be brought up.
 *
 * From then on what moved is told by that commit, so it must have the requirements that the change is about as they are
 * on disk: else they would look as if they had moved again, and a conflict that is solved would come back.
 *
 * Throws a Refusal: `archived`, `conflict-markers` for a delta that has some already, `not-utf8`,
 * `specs-uncommitted`, or `bad-metadata` for metadata that is no mapping.
 */
export function planRebase(project: Project, change: Change, target: RebaseTarget): RebasePlan {
  refuseUnready(change);
  const rebased = change.requirementDeltas.map((each) => rebasedDelta(project, change, each, target));
  const writes = rebased.flatMap(({operation}) => operation ?? []);
  // A base is named for the change as a whole: for a part that was not brought up, what moved since would be lost.
  const givenUp = rebased.filter(({isGivenUp}) => isGivenUp);
  if (givenUp.length > 0) return {change, plan: [], told: givenUp.flatMap((each) => each.told)};
  const told = rebased.flatMap((each) => each.told);
  if (writes.length === 0) return {change, plan: [], told};
  refuseUncommitted(project, change, target);
  return {change, plan: [...writes, ...baseOperation(project, change, target.commit)], told};
}

interface Rebased {
  readonly isGivenUp: boolean;
  readonly operation: Operation | undefined;
  readonly told: readonly ToldInChange[];
}

function rebasedDelta(
  project: Project,
  change: Change,
  {capability, delta}: CapabilityDelta,
  {commit}: RebaseTarget,
): Rebased {
  const {source} = delta.document;
  const bases = project.input.basesOf?.(source.path);
  const renames = archivedRenames(project, capability);
  if (!bases) return {operation: undefined, isGivenUp: false, told: []};
  const {edits, isGivenUp, told} = rebaseDelta(
    {
      delta,
      bases,
      spec: specIn(project, capability),
      renamedTo: renames.to,
      renamedFrom: renames.from,
      conflictsIn: (text) => conflictMarkers(parse(sourceOf(source.path, text))).length,
    },
    {ours: `spec at ${shortCommit(commit)}`, theirs: change.name},
  );
  const after =
    edits.length === 0 ? delta.document : parse(sourceOf(source.path, applyEdits(source.text, edits)));
  return {
    operation: edits.length === 0 ? undefined : {kind: 'write', source, edits},
    isGivenUp,
    told: told.map((each) => toldAt(capability, after, each)),
  };
}

function toldAt(capability: string, after: Document, told: Told): ToldInChange {
  const {kind, requirement, commit} = told;
  const offsets = kind === 'merged' ? [] : kind === 'conflict' ? told.places : [told.at];
  return {
    kind,
    capability,
    requirement,
    base: commit,
    path: after.source.path,
    places: offsets.map((offset) => placeIn(after, offset)),
    message: told.message,
  };
}

function baseOperation(project: Project, {name, folder, files, metadata}: Change, commit: string): Plan {
  const path = `${folder}/${METADATA}`;
  if (metadata.base === commit) return [];
  if (!files.includes(path)) return [{kind: 'create', path, content: `base: ${commit}\n`}];
  const source = project.input.read(path);
  const edit = source && source.invalidAt === undefined ? writeBase(source, commit) : undefined;
  if (!source || !edit)
    throw new Refusal(
      'bad-metadata',
      `${printable(path)} cannot take \`base:\`, expected lines like \`created: 2026-01-31\``,
      shellLine`openspec lint ${name}`,
    );
  return [{kind: 'write', source, edits: [edit]}];
}
