import {type Branch, branchText} from '../../markdown/merge/branch.ts';
import {type MergedBranch, mergedParts, piecesOf} from '../../markdown/merge/merge-branches.ts';
import {type Conflict, conflictsAmong, type Piece} from '../../markdown/merge/pieces.ts';
import {lineEnd, lineStart} from '../../markdown/place.ts';
import {readBlock} from '../merge/read-block.ts';
import type {MarksOfBlock, WrittenRename} from './block-marks.ts';

/**
 * How much of a block stands between markers: the lines that differ, the part they are in, or all but the heading; or all
 * of it as the spec would say it, where the marks of the block no longer fit.
 */
export type Grain = 'lines' | 'parts' | 'whole' | 'plain';

/** A part of a block and the blank lines behind it. */
interface Part {
  /** The scenario as the delta names it; absent for the statement, and for what the delta says nothing of. */
  readonly name?: string | undefined;
  readonly pieces: readonly Piece[];
  readonly gap: string | undefined;
}

/** A merged requirement as a block of a delta says it: with its marks, where they stood. Whole lines. */
export function rendered(
  merged: MergedBranch,
  marks: MarksOfBlock,
  grain: 'lines' | 'parts',
): readonly Piece[] {
  const {pieces, gap, children} = merged;
  const names = scenarioNames(children);
  const clashing = new Set(children.filter(isClash).flatMap((child) => names(child.sides.base) ?? []));
  const scenarios = children.flatMap((child) => partOf(child, {marks, grain, clashing, names}) ?? []);
  const named = scenarios.findIndex(({name}) => name !== undefined);
  const first = named < 0 ? scenarios.length : named;
  const loose = marks.looseBehind(new Set(scenarios.flatMap(({name}) => name ?? [])));
  const behind = (name: string | undefined): readonly Part[] =>
    (loose.get(name) ?? []).map((text) => ({pieces: [text], gap: undefined}));
  const parts = [
    {pieces: grained(pieces, grain, () => [...pieces.slice(0, 1), sidesOf(merged, ({body}) => body)]), gap},
    // A deeper heading of the statement would be read as a part of a mark above it.
    ...scenarios.slice(0, first),
    ...behind(undefined),
    ...scenarios
      .slice(first)
      .flatMap((part) => [part, ...(part.name === undefined ? [] : behind(part.name))]),
  ];
  return parts.flatMap((part, index) =>
    index === parts.length - 1 ? part.pieces : [...part.pieces, part.gap ?? '\n'],
  );
}

interface Rendering {
  readonly marks: MarksOfBlock;
  readonly grain: Grain;
  /** The scenarios, by their old names, that one side took out and the other changed. */
  readonly clashing: ReadonlySet<string>;
  readonly names: NameOf;
}

/** A scenario, or the mark that stands for it; nothing where that stands in the place of the old one. */
function partOf(child: MergedBranch, rendering: Rendering): Part | undefined {
  const {marks, grain, clashing, names} = rendering;
  const {gap} = mergedParts(child).at(-1) ?? child;
  const {ours, theirs} = child.sides;
  if (!theirs) return {...leftOut(child, rendering), gap};
  const name = names(theirs);
  const mark = isRenamedThere(child, names) ? undefined : marks.renamed.get(name ?? '');
  if (mark && !ours && clashing.has(mark.from)) return undefined;
  const pieces = mark && asMark(child, mark, theirs, grain);
  return {name, pieces: pieces ?? grained(piecesOf(child), grain, () => [sidesOf(child, branchText)]), gap};
}

/** Whether the spec has the new name of a scenario already. */
function isRenamedThere({sides: {base, ours, theirs}}: MergedBranch, names: NameOf): boolean {
  return names(ours) !== undefined && names(ours) === names(theirs) && names(ours) !== names(base);
}

/** What the block leaves out, and the spec has: the mark that says so is its side where that is a conflict. */
function leftOut(child: MergedBranch, {marks, names}: Rendering): Part {
  const pieces = piecesOf(child);
  if (!isClash(child)) return {pieces, gap: undefined};
  const name = names(child.sides.base) ?? '';
  const rename = [...marks.renamed].find(([, {from}]) => from === name);
  const theirs = marks.removed.get(name) ?? rename?.[1].text;
  return {
    name: marks.removed.has(name) ? name : rename?.[0],
    pieces: pieces.map((piece) => (typeof piece === 'string' ? piece : {...piece, theirs})),
    gap: undefined,
  };
}

/** A mark that renames, with what is below it by now; nothing where the spec gave another name too. */
function asMark(
  child: MergedBranch,
  {text, head, hasBody}: WrittenRename,
  {heading}: Branch,
  grain: Grain,
): readonly Piece[] | undefined {
  const [first, ...rest] = piecesOf(child);
  if (typeof first !== 'string') return undefined;
  if (!hasBody) return conflictsAmong(rest).length === 0 ? [text] : undefined;
  const below = [
    first
      .split('\n')
      .slice(heading.split('\n').length - 1)
      .join('\n'),
    ...rest,
  ];
  return [
    head,
    ...grained(below, grain, () => [sidesOf(child, (side) => branchText({...side, heading: ''}))]),
  ];
}

/** Whether a side took out what the other changed. */
function isClash({sides: {base, ours, theirs}}: MergedBranch): boolean {
  return base !== undefined && (ours === undefined) !== (theirs === undefined);
}

function grained(pieces: readonly Piece[], grain: Grain, whole: () => readonly Piece[]): readonly Piece[] {
  return grain === 'lines' || conflictsAmong(pieces).length === 0 ? pieces : whole();
}

function sidesOf({sides: {base, ours, theirs}}: MergedBranch, read: (branch: Branch) => string): Conflict {
  const [was, mine, other] = [base, ours, theirs].map((side) => side && read(side));
  return {base: was, ours: mine, theirs: other};
}

/** The name of a scenario by its heading, as the keys are those of all sides; nothing for another heading. */
type NameOf = (branch: Branch | undefined) => string | undefined;

/** All headings are read at once. */
function scenarioNames(children: readonly MergedBranch[]): NameOf {
  const sides = children.flatMap(({sides: {base, ours, theirs}}) => [base, ours, theirs]);
  const headings = [...new Set(sides.flatMap((side) => side?.heading ?? []))];
  // A deeper heading of the statement may come first.
  const depths = headings.flatMap((heading) => /^ {0,3}#(#+)/.exec(heading)?.[1]?.length ?? []);
  const hashes = '#'.repeat(depths.length === 0 ? 3 : Math.min(...depths));
  const read = readBlock(`${hashes} Requirement: x\n\n${headings.join('\n')}`);
  const text = read?.document.text ?? '';
  const found = new Map(
    read?.requirement.scenarios.map(({name, heading: {start, end}}) => [
      text.slice(lineStart(text, start), lineEnd(text, end, true)).replace(/\n*$/, '\n'),
      name,
    ]),
  );
  return (branch) => branch && found.get(branch.heading);
}
