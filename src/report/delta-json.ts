import type {Keyword} from '../deltas/kind.ts';
import type {FeatureDelta} from '../dialects/feature.ts';
import type {Rename} from '../dialects/renames.ts';
import type {Requirement} from '../dialects/requirement-block.ts';
import type {RequirementDelta} from '../dialects/requirement-delta.ts';
import {placeIn} from '../markdown/document.ts';
import type {Range} from '../markdown/place.ts';
import type {CapabilityDelta, Change} from '../project/change.ts';
import {requirementJson} from './spec-json.ts';

/** One thing a change does: to a feature, or to a requirement of a capability. */
export interface Operation {
  readonly kind: Keyword;
  readonly name: string;
  readonly path: string;
  /** The capability; absent in the feature dialect. */
  readonly spec: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly requirement: Requirement | undefined;
  readonly rename: Rename | undefined;
  readonly delta: RequirementDelta | undefined;
}

/** Everything a change does, in the order of its files and their text. */
export function operationsOf({deltas, requirementDeltas}: Change): readonly Operation[] {
  return [...deltas.map(featureOperation), ...requirementDeltas.flatMap(requirementOperations)];
}

/** An operation in a list: `operation` and `spec` are what other tools call kind and capability. */
export function operationJson({kind, name, path, spec}: Operation) {
  return {kind, operation: kind, ...(spec === undefined ? {} : {spec}), name, path};
}

/** An operation with what it says. */
export function fullOperationJson(operation: Operation) {
  const {kind, name, line, column, requirement, rename, delta} = operation;
  const said = requirement && delta && requirementJson(delta.document, requirement);
  const what = operation.spec === undefined ? 'feature' : 'requirement';
  return {
    ...operationJson(operation),
    line,
    column,
    description: `${VERBS[kind]} ${what}: ${name}`,
    ...(said ? {requirement: said, requirements: [said]} : {}),
    ...(rename ? {rename: {from: rename.from ?? '', to: rename.to ?? ''}} : {}),
  };
}

const VERBS: Readonly<Record<Keyword, string>> = {
  ADDED: 'Add',
  MODIFIED: 'Modify',
  REMOVED: 'Remove',
  RENAMED: 'Rename',
};

function featureOperation({document, kind, name, title}: FeatureDelta): Operation {
  const {line, column} = placeIn(document, title.start);
  const none = {spec: undefined, requirement: undefined, rename: undefined, delta: undefined};
  return {kind: kind.keyword, name, path: document.source.path, line, column, ...none};
}

function requirementOperations({capability, delta}: CapabilityDelta): readonly Operation[] {
  const {document, added, modified, removed, renamed} = delta;
  const operation = (
    kind: Keyword,
    name: string,
    at: Range,
    parts: {readonly requirement?: Requirement | undefined; readonly rename?: Rename},
  ): Operation & Range => ({
    ...{kind, name, path: document.source.path, spec: capability, delta},
    ...{line: placeIn(document, at.start).line, column: placeIn(document, at.start).column},
    ...{requirement: parts.requirement, rename: parts.rename, start: at.start, end: at.end},
  });
  return [
    ...added.map((each) => operation('ADDED', each.name, each.heading, {requirement: each})),
    ...modified.map((each) => operation('MODIFIED', each.name, each.heading, {requirement: each})),
    ...removed.map((each) => operation('REMOVED', each.name, each, {requirement: each.requirement})),
    ...renamed.map((each) => operation('RENAMED', each.from ?? each.to ?? '', each, {rename: each})),
  ].toSorted((a, b) => a.start - b.start);
}
