import type {Keyword} from '../deltas/kind.ts';
import {readMarks} from '../dialects/merge/marks/scenario-marks.ts';
import type {Merge} from '../dialects/merge/merge.ts';
import {comparable} from '../dialects/merge/slots.ts';
import type {Requirement, Scenario} from '../dialects/requirement-block.ts';
import {readSpec, type Spec} from '../dialects/spec.ts';
import type {Document} from '../markdown/document.ts';
import {mergeOperations} from '../plan/merge-specs.ts';
import {previewProject} from '../plan/preview.ts';
import type {Change} from '../project/change.ts';
import {type MergeOptions, mergesOf, strictMerge} from '../project/merges.ts';
import {type Project, specPath} from '../project/project.ts';

/** What a change does to one living spec, before against after. */
export interface SpecDiff {
  readonly capability: string;
  readonly path: string;
  readonly merge: Merge;
  /** Removed requirements first, then the others as they stand after the change. */
  readonly requirements: readonly RequirementDiff[];
}

/** One requirement that is not as it was. */
export interface RequirementDiff {
  readonly kind: Keyword;
  readonly name: string;
  /** The name it had, where that changes. */
  readonly from: string | undefined;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
  readonly scenarios: readonly ScenarioDiff[];
}

/** One scenario that is not as it was. */
export interface ScenarioDiff {
  readonly kind: Keyword;
  readonly name: string;
  readonly from: string | undefined;
}

/** A requirement and the text it stands in. */
export interface Side {
  readonly document: Document;
  readonly requirement: Requirement;
}

/** The specs a change touches, sorted by capability; what keeps one from being merged stands in its merge. */
export function specDiffs(
  project: Project,
  change: Change,
  options: MergeOptions = strictMerge,
): readonly SpecDiff[] {
  const merges = mergesOf(project, [change], options);
  const after = previewProject(project, mergeOperations(project, merges));
  return merges.map((merge) => {
    const path = specPath(merge.capability);
    const [old, fresh] = [project.document(path), after.document(path)];
    const requirements = requirementDiffs(change, merge, old && readSpec(old), fresh && readSpec(fresh));
    return {capability: merge.capability, path, merge, requirements};
  });
}

function requirementDiffs(
  change: Change,
  {capability}: Merge,
  before: Spec | undefined,
  after: Spec | undefined,
): readonly RequirementDiff[] {
  const deltas = change.requirementDeltas.filter((each) => each.capability === capability);
  const [old, fresh] = [sidesOf(before), sidesOf(after)];
  const origins = originsOf(deltas.flatMap(({delta}) => delta.renamed));
  const origin = (name: string): string => {
    const from = origins.get(name);
    return from !== undefined && old.has(from) ? from : name;
  };
  const kept = new Set([...fresh.keys()].map(origin));
  const removed = [...old].filter(([name]) => !kept.has(name));
  const marks = new Map(
    deltas.flatMap(({delta}) =>
      delta.modified.map((block) => [block.name, readMarks(delta.document, block).renamed] as const),
    ),
  );
  return [
    ...removed.map(([name, side]) => diffOf(name, side, undefined, [])),
    ...[...fresh].map(([name, side]) => diffOf(name, old.get(origin(name)), side, marks.get(name) ?? [])),
  ].filter(({kind, before: old, after: now}) => kind !== 'MODIFIED' || blockOf(old) !== blockOf(now));
}

function sidesOf(spec: Spec | undefined): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  for (const requirement of spec?.requirements ?? [])
    if (spec && !sides.has(requirement.name))
      sides.set(requirement.name, {document: spec.document, requirement});
  return sides;
}

/** The first name of each new one; a chain `A → B`, `B → C` leads from C to A. */
function originsOf(
  renames: readonly {readonly from: string | undefined; readonly to: string | undefined}[],
): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  for (const {from, to} of renames) {
    if (from === undefined || to === undefined) continue;
    origins.set(to, origins.get(from) ?? from);
  }
  return origins;
}

type ScenarioRenames = readonly {readonly from: string; readonly to: string | undefined}[];

function diffOf(
  name: string,
  before: Side | undefined,
  after: Side | undefined,
  renames: ScenarioRenames,
): RequirementDiff {
  const from = before && after && before.requirement.name !== name ? before.requirement.name : undefined;
  const kind = !before ? 'ADDED' : !after ? 'REMOVED' : from === undefined ? 'MODIFIED' : 'RENAMED';
  return {kind, name, from, before, after, scenarios: scenarioDiffs(before, after, renames)};
}

/** Scenarios are paired by name, as often as one occurs; those of a requirement that comes or goes are not listed. */
function scenarioDiffs(
  before: Side | undefined,
  after: Side | undefined,
  renames: ScenarioRenames,
): readonly ScenarioDiff[] {
  if (!before || !after) return [];
  const left = [...before.requirement.scenarios];
  const found = after.requirement.scenarios.flatMap((scenario): readonly ScenarioDiff[] => {
    const old = renames.find(({to}) => to === scenario.name)?.from;
    const at = left.findIndex(({name}) => name === scenario.name || name === old);
    const [was] = at < 0 ? [] : left.splice(at, 1);
    const {name} = scenario;
    if (!was) return [{kind: 'ADDED', name, from: undefined}];
    if (was.name !== name) return [{kind: 'RENAMED', name, from: was.name}];
    const isSame = scenarioText(before, was) === scenarioText(after, scenario);
    return isSame ? [] : [{kind: 'MODIFIED', name, from: undefined}];
  });
  return [...left.map(({name}) => ({kind: 'REMOVED' as const, name, from: undefined})), ...found];
}

function scenarioText({document}: Side, {start, end}: Scenario): string {
  return comparable(document.text.slice(start, end));
}

/** The text of a requirement's block, line endings LF; empty where there is none. */
export function blockOf(side: Side | undefined): string {
  if (!side) return '';
  const {start, end} = side.requirement.block;
  return side.document.text.slice(start, end).replace(/\r\n?/g, '\n');
}
