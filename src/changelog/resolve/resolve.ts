import {type Document, parse} from '../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import type {Range} from '../../markdown/place.ts';
import {lineEndingAt, sourceOf} from '../../markdown/source.ts';
import type {OwnEntry, Projection, View} from '../view.ts';
import {handTextBefore} from './ancestor.ts';
import type {Piece} from './pieces.ts';
import {agree, type ReadSide, readSide} from './read-side.ts';
import {releaseClash} from './release-clash.ts';
import {type Base, type HunkResult, resolveHunk} from './resolve-hunk.ts';
import {conflictsOf, type Side, sideOf} from './sides.ts';

/** A file without its conflicts, or where they cannot be resolved. */
export interface Resolution {
  readonly text: string;
  /** Entries that stood on one side and are to be written anew. */
  readonly missing: readonly OwnEntry[];
  /** The conflicts that only a person can resolve; the text is unchanged when there are some. */
  readonly unresolved: readonly UnresolvedHunk[];
}

/** A conflict, and why it stays: a clause. */
export interface UnresolvedHunk {
  /** Offset of the marker it begins with. */
  readonly start: number;
  readonly reason: string;
}

/** What is asked about a file with conflicts. */
export interface ResolutionRequest {
  readonly view: View;
  readonly document: Document;
  readonly projection: Projection;
  /** The file as each side has it, where that is known. */
  readonly stages: MergeStages | undefined;
}

/** A file as both sides of a merge have it, and as they began with it; the latter is absent where each made it. */
export interface MergeStages {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  /** What git's own merge may have left in the file, with either side's words in its conflicts. */
  readonly merged: readonly {readonly ours: string; readonly theirs: string}[];
}

/**
 * Take the two sides of each conflict apart into entries and what people wrote, and put the latter together; entries
 * that are missing then are for the view to write again. Never loses a line that a person wrote: where that cannot be
 * told, the conflict stays. Never throws.
 */
export function resolveConflicts(request: ResolutionRequest): Resolution {
  const staged = stagedSides(request);
  const whole = staged && resolveAll(request.document, staged);
  return whole?.unresolved.length === 0 ? whole : resolveAll(request.document, markedSides(request));
}

function resolveAll(document: Document, apart: TakenApart): Resolution {
  const edits: TextEdit[] = [];
  const missing: OwnEntry[] = [];
  const unresolved: UnresolvedHunk[] = [];
  for (const [index, {range, marker}] of apart.places.entries()) {
    const result: HunkResult =
      apart.fault === undefined ? resolveHunk(apart, index) : {kind: 'stays', reason: apart.fault};
    if (result.kind === 'stays') unresolved.push({start: marker, reason: result.reason});
    else {
      edits.push({...range, text: result.pieces.map(({text}) => text).join('')});
      missing.push(...result.missing);
    }
  }
  if (unresolved.length > 0) return {text: document.text, missing: [], unresolved};
  return {text: applyEdits(document.text, edits), missing, unresolved};
}

const TANGLED = 'git took lines of one list for those of another';

/** A file with conflicts as both sides have it, and as it was. */
interface TakenApart {
  readonly ours: ReadSide;
  readonly theirs: ReadSide;
  readonly base: Base | undefined;
  /** What of the file is replaced, and where a person is led to. */
  readonly places: readonly {readonly range: Range; readonly marker: number}[];
  /** Why no conflict of the file can be resolved: a clause. */
  readonly fault: string | undefined;
}

/**
 * The sides as git knows them, each a whole file: its markers may part lines that belong together. Nothing where git
 * knows none, or somebody has written into the file since.
 */
function stagedSides({view, document, projection, stages}: ResolutionRequest): TakenApart | undefined {
  if (!stages || !isAsGitLeftIt(document, stages)) return undefined;
  const parsed = (text: string) => parse(sourceOf(document.source.path, sideText(document, text)));
  const read = (side: Document) => {
    return readSide(whole({document: side, ranges: []}), view.entries?.(side, projection) ?? []);
  };
  const range = {start: 0, end: document.text.length};
  const marker = conflictsOf(document)[0]?.start ?? 0;
  const [ours, theirs] = [parsed(stages.ours), parsed(stages.theirs)];
  const base = stages.base === undefined ? undefined : parsed(stages.base);
  return {
    ours: read(ours),
    theirs: read(theirs),
    base: base && baseOf(read(base)),
    places: [{range, marker}],
    fault: releaseClash({view, settings: projection.settings}, {base, ours, theirs}),
  };
}

/** Whether a file is as git left it: whoever wrote into it since is not to find that undone. */
function isAsGitLeftIt(document: Document, {merged}: MergeStages): boolean {
  const hunks = conflictsOf(document);
  const ours = sideOf(document, hunks, (hunk) => hunk.ours).document.text;
  const theirs = sideOf(document, hunks, (hunk) => hunk.theirs).document.text;
  return merged.some((left) => {
    return sideText(document, left.ours) === ours && sideText(document, left.theirs) === theirs;
  });
}

/** A version of a file that git keeps, as it would be checked out: with the line ends of the document. */
function sideText({source, text: now}: Document, text: string): string {
  const ending = lineEndingAt(now, 0);
  const isConverted = ending === '\r\n' && !text.includes('\r');
  return sourceOf(source.path, isConverted ? text.replaceAll('\n', ending) : text).text;
}

/** The sides as the markers part them. */
function markedSides({view, document, projection, stages}: ResolutionRequest): TakenApart {
  const hunks = conflictsOf(document);
  const read = (side: Side) => readSide(side, view.entries?.(side.document, projection) ?? []);
  const [oursSide, theirsSide] = [
    sideOf(document, hunks, (hunk) => hunk.ours),
    sideOf(document, hunks, (hunk) => hunk.theirs),
  ];
  const baseSide = hunks.every((hunk) => hunk.base)
    ? sideOf(document, hunks, (hunk) => hunk.base ?? hunk)
    : undefined;
  const [ours, theirs, base] = [read(oursSide), read(theirsSide), baseSide && read(baseSide)];
  const ancestor =
    stages?.base === undefined ? undefined : parse(sourceOf(document.source.path, stages.base));
  const clash = releaseClash(
    {view, settings: projection.settings},
    {ours: oursSide.document, theirs: theirsSide.document, base: ancestor ?? baseSide?.document},
  );
  return {
    ours,
    theirs,
    base: base ? baseOf(base) : ancestorBase(stages?.base, document, ours, read),
    places: hunks.map(({start, end}) => ({range: {start, end}, marker: start})),
    fault: clash ?? (agree(ours, theirs) && (!base || agree(ours, base)) ? undefined : TANGLED),
  };
}

function baseOf({textOf, hunks}: ReadSide): Base {
  return {textOf, hand: hunks.map(withoutEntries)};
}

/** What both sides began with, from the file as it was then. */
function ancestorBase(
  ancestor: string | undefined,
  {source}: Document,
  ours: ReadSide,
  read: (side: Side) => ReadSide,
): Base | undefined {
  if (ancestor === undefined) return undefined;
  const was = parse(sourceOf(source.path, ancestor));
  const {hunks, textOf} = read(whole({document: was, ranges: []}));
  const isPlain = ({entry, said}: Piece) =>
    entry !== undefined && (entry.isUntouched || entry.isLeaving === true || textOf.get(entry.key) === said);
  const parts = ours.parts.map((pieces) => pieces.filter((piece) => !isPlain(piece)));
  const hand = handTextBefore(parts, withoutEntries(hunks.flat()));
  return hand && {textOf, hand};
}

function withoutEntries(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(({entry}) => !entry);
}

/** All of a file as though it were one conflict. */
function whole({document}: Side): Side {
  return {document, ranges: [{start: 0, end: document.text.length}]};
}
