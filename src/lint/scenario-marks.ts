import {blockText, readMarks} from '../dialects/merge/block.ts';
import {comparable} from '../dialects/merge/slots.ts';
import type {Requirement, Scenario} from '../dialects/requirement-block.ts';
import {foldName} from '../dialects/requirement-name.ts';
import type {Spec} from '../dialects/spec.ts';
import type {Document} from '../markdown/document.ts';
import {lineStart} from '../markdown/place.ts';
import {printable} from '../project/names.ts';
import type {Problem} from './rule.ts';

/** A marker that stands where nothing is replaced. */
export function markOutside({kind, heading}: Scenario): Problem {
  const label = kind === 'removed' ? 'REMOVED Scenario' : 'RENAMED Scenario';
  return {
    range: heading,
    message: `\`${label}\` outside of MODIFIED, expected it in a block that replaces one`,
  };
}

/** Markers of a MODIFIED block that name nothing the spec's requirement has, or give no new name. */
export function* unsoundMarks(
  document: Document,
  requirement: Requirement,
  spec: {readonly spec: Spec; readonly current: Requirement} | undefined,
): Generator<Problem> {
  const {removed, renamed} = readMarks(document, requirement);
  for (const {marker, to, from} of renamed) {
    if (to === undefined || to === '')
      yield {
        range: marker.heading,
        message: `\`RENAMED Scenario: ${printable(from)}\` without a new name, expected a line \`TO: Name\` below it`,
      };
  }
  if (!spec || isApplied(document, requirement, spec)) return;
  const known = spec.current.scenarios.map(({name}) => name);
  const marks = [...removed.map((marker) => ({marker, from: marker.name})), ...renamed];
  for (const {marker, from} of marks) {
    if (from === '' || known.includes(from)) continue;
    const near = known.find((name) => foldName(name) === foldName(from));
    const question = near === undefined ? '' : `; did you mean \`${printable(near)}\`?`;
    const message = `No scenario \`${printable(from)}\` in \`${printable(requirement.name)}\` of the spec${question}`;
    yield {range: marker.heading, message};
  }
}

/** A block that was merged before says the same as the spec, its markers taken out. */
function isApplied(
  document: Document,
  requirement: Requirement,
  {spec, current}: {readonly spec: Spec; readonly current: Requirement},
): boolean {
  const {text} = spec.document;
  const before = text.slice(lineStart(text, current.block.start), current.block.end);
  return comparable(blockText(document, requirement)) === comparable(before);
}
