import type {Scenario} from '../../requirement-block.ts';
import {foldName} from '../../requirement-name.ts';
import type {MarkProblem, ScenarioMarks} from './scenario-marks.ts';

/**
 * Where marks contradict each other, the scenarios their block lists, or those the spec keeps.
 *
 * A name may be used as often as the spec has it. That a mark names nothing the spec has is no contradiction.
 */
export function clashesIn(
  marks: ScenarioMarks,
  listed: readonly string[],
  inSpec: readonly string[],
): readonly MarkProblem[] {
  return [...overused(marks, listed, inSpec), ...taken(marks, listed, inSpec)];
}

/** One thing that a block says of a scenario of the spec. */
interface Use {
  readonly name: string;
  readonly kind: 'listed' | 'marked REMOVED' | 'marked RENAMED';
  readonly marker?: Scenario;
}

function overused(
  marks: ScenarioMarks,
  listed: readonly string[],
  inSpec: readonly string[],
): readonly MarkProblem[] {
  const free = counted(inSpec);
  const first = new Map<string, Use>();
  return usesOf(marks, listed).flatMap((use) => {
    const {name, marker} = use;
    const left = free.get(name) ?? 1;
    const before = first.get(name) ?? use;
    free.set(name, left - 1);
    first.set(name, before);
    return left > 0 || !marker || name === '' ? [] : [{range: marker.heading, message: twice(before, use)}];
  });
}

/** What is listed under a new name is what a renamed scenario becomes, and none that the spec has. */
function usesOf({removed, renamed}: ScenarioMarks, listed: readonly string[]): readonly Use[] {
  const targets = new Set(renamed.map(({to}) => to));
  return [
    ...listed.filter((name) => !targets.has(name)).map((name) => ({name, kind: 'listed'}) as const),
    ...removed.map((marker) => ({name: marker.name, kind: 'marked REMOVED', marker}) as const),
    ...renamed.map(({from, marker}) => ({name: from, kind: 'marked RENAMED', marker}) as const),
  ];
}

function twice(before: Use, {name, kind}: Use): string {
  return before.kind === kind
    ? `Scenario \`${name}\` is ${kind} twice, expected it once`
    : `Scenario \`${name}\` is both ${before.kind} and ${kind}, expected one of them`;
}

/** New names that something else has: another mark, a scenario the spec keeps, one the block lists. */
function taken(
  marks: ScenarioMarks,
  listed: readonly string[],
  inSpec: readonly string[],
): readonly MarkProblem[] {
  const [kept, others] = [byFold(keptNames(marks, inSpec)), byFold(listed)];
  const [isListed, isInSpec] = [new Set(listed), new Set(inSpec)];
  const targets = new Set<string>();
  return marks.renamed.flatMap(({from, to, marker, hasBody}) => {
    if (to === undefined) return [];
    const fold = foldName(to);
    const messages = [
      targets.has(fold) && `Two scenarios are renamed to \`${to}\`, expected different names`,
      isInSpec.has(from) && occupied(from, to, kept.get(fold)),
      !isListed.has(to) && occupied(from, to, others.get(fold)),
      hasBody && isListed.has(to) && `Scenario \`${to}\` is listed, and has text here too, expected it once`,
    ];
    targets.add(fold);
    return messages.flatMap((message) => (message ? [{range: marker.heading, message}] : []));
  });
}

/** What the spec has and no mark takes away. */
function keptNames({removed, renamed}: ScenarioMarks, inSpec: readonly string[]): readonly string[] {
  const left = counted(inSpec);
  const going = [...removed.map(({name}) => name), ...renamed.map(({from}) => from)];
  for (const name of going) left.set(name, (left.get(name) ?? 0) - 1);
  return [...left].flatMap(([name, count]) => (count > 0 ? [name] : []));
}

function occupied(from: string, to: string, other: string | undefined): string | undefined {
  if (other === undefined) return undefined;
  return other === to
    ? `Scenario \`${to}\` is there already, so \`${from}\` cannot take its name`
    : `Scenario \`${to}\` differs from \`${other}\` in case, spacing or markup only, expected a name of its own`;
}

function byFold(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [foldName(name), name]));
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
