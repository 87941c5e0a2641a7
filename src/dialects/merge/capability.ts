import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import {leftBehind} from './losses/left-behind.ts';
import type {DeltaOfChange, MergeInput} from './merge.ts';
import type {MergeCode, MergeProblem} from './problem.ts';

/** Why no spec may be made for a capability that has none. */
export function creationProblems(input: MergeInput, isCreated: boolean): readonly MergeProblem[] {
  const {capability, capabilities, deltas} = input;
  const changing = deltas.filter(({delta}) => delta.modified.length + delta.renamed.length > 0);
  if (!isCreated && changing.length === 0) return [];
  const near = nearCapability(capabilities, capability);
  const question = near === undefined ? '' : `; did you mean \`${near}\`?`;
  const message = `There is no capability \`${capability}\`, and only ADDED requirements make one${question}`;
  if (changing.length > 0) return changing.map((at) => problemAt(at, 'capability-known', message));
  const expected = `\`${capability}\` would be a new capability beside \`${near}\`, expected that one or another name`;
  return near === undefined
    ? []
    : deltas.slice(0, 1).map((at) => problemAt(at, 'capability-known', expected));
}

/** Why a spec whose last requirement goes may not go with it. */
export function retirementProblems({capability, spec, deltas}: MergeInput): readonly MergeProblem[] {
  const last = deltas.findLast(({delta}) => delta.removed.length > 0) ?? deltas.at(-1);
  if (!spec || !last) return [];
  const asked = `The last requirement of \`${capability}\` goes, expected \`retire_capabilities: true\` in \`.openspec.yaml\`, or \`--retire\`, to retire it`;
  const rest = leftBehind(spec);
  const held = `\`${capability}\` cannot be retired while its spec holds more than requirements: ${rest}`;
  return [...(last.mayRetire ? [] : [asked]), ...(rest === undefined ? [] : [held])].map((message) =>
    problemAt(last, 'capability-last', message),
  );
}

/** A problem of a delta as a whole, told at its first section. */
export function problemAt({delta}: DeltaOfChange, code: MergeCode, message: string): MergeProblem {
  return {code, path: delta.document.source.path, range: placeOf(delta), message};
}

function placeOf({sections}: RequirementDelta): Range {
  const heading = sections[0]?.section.heading;
  return heading ? rangeOf(heading) : {start: 0, end: 0};
}

const folds = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** A capability that a reader would take for this one, and is not it. */
function nearCapability(capabilities: readonly string[], capability: string): string | undefined {
  const byFold = folds.get(capabilities) ?? new Map(capabilities.map((id) => [foldCapability(id), id]));
  folds.set(capabilities, byFold);
  const near = byFold.get(foldCapability(capability));
  return near === capability ? undefined : near;
}

/** Case, separators and Unicode form are slips; letters in another order are checked where all names are known. */
function foldCapability(id: string): string {
  return id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, '');
}
