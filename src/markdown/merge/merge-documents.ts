import {type Document, excessIn, parse} from '../document.ts';
import type {Section} from '../section.ts';
import {sourceOf} from '../source.ts';
import {APART, type Branch, branchOf} from './branch.ts';
import {hasEachOnce, isNamedTwice} from './each-once.ts';
import {followRenames, type Likeness} from './follow-renames.ts';
import {isListKey, withItems} from './item-branches.ts';
import {mergeLines} from './lines.ts';
import {withMatchedItems} from './match-items.ts';
import {withMeetings} from './meet.ts';
import {type MergedBranch, mergeBranches} from './merge-branches.ts';
import {newestLast, turnedBack} from './newest-first.ts';
import {conflictsAmong, type Piece, type Sides} from './pieces.ts';
import {mergedPlainly} from './plain-lines.ts';
import {isReadAgain} from './read-again.ts';

/** How documents are taken apart. */
export interface DocumentOptions {
  /** How the sections of a document are named; by their titles without it. */
  readonly keysOf?: (document: Document) => (section: Section) => string;
  /** Which sections are two drafts of one thing where both sides made them anew; none without it. */
  readonly wholes?: (document: Document) => (section: Section) => boolean;
  /** By what a section is found again under another heading; by the same text without it. */
  readonly renames?: Likeness;
  /** Where there are conflicts, a merge of lines that has none is taken if each section is there once. */
  readonly mayBeLines?: boolean;
  /** The items of lists and the rows of tables are merged one by one, named so. */
  readonly items?: (item: string) => string;
  /** Where both sides put what is new first, the newer of it is the greater name. */
  readonly mayBeNewestFirst?: boolean;
}

/**
 * Merge three versions of a document by its headings; texts of whole lines that end with LF.
 *
 * A document that is too crowded to be read is merged line by line.
 */
export function mergeDocuments(sides: Sides<string>, options: DocumentOptions = {}): readonly Piece[] {
  const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map((text) =>
    readBranch(text, options),
  );
  if (!base || !ours || !theirs) return mergeLines(sides);
  const titled = withOneTitle({base, ours, theirs});
  const followed = followRenames(titled, options.renames ?? 'same');
  const met = {...followed, base: withMeetings(followed.base, followed.ours, followed.theirs)};
  const matched = options.items ? withMatchedItems(met) : met;
  const merged = mergeBranches(options.mayBeNewestFirst ? newestLast(matched) : matched);
  return merged ? chosen(sides, {base, ours, theirs}, turnedBack(merged), options) : [];
}

/** What was merged by sections, if it is read so again; else, or where it does better, what git would have done. */
function chosen(
  sides: Sides<string>,
  branches: Sides<Branch>,
  merged: MergedBranch,
  options: DocumentOptions,
): readonly Piece[] {
  const pieces = piecesBetween(partsOf(merged));
  const read = (text: string) => readBranch(text, options);
  if (!isReadAgain(pieces, merged, read)) return mergeLines(sides);
  if (!options.mayBeLines || conflictsAmong(pieces).length === 0 || isNamedTwice(merged)) return pieces;
  const lines = mergedPlainly(sides);
  const result = lines === undefined ? undefined : read(lines);
  return lines !== undefined && result && hasEachOnce(result, branches) ? [lines] : pieces;
}

function readBranch(text: string, {keysOf, wholes, items}: DocumentOptions): Branch | undefined {
  const source = sourceOf('', text);
  if (source.text !== text || excessIn(source)) return undefined;
  const document = parse(source);
  const [keyOf, isWhole] = [keysOf?.(document), wholes?.(document)];
  const branch = branchOf(text, document.top, {...(keyOf && {keyOf}), ...(isWhole && {isWhole})});
  return items ? withItems(branch, items) : branch;
}

/** The one title of a document is the same on every side, however it is worded. */
function withOneTitle({base, ours, theirs}: Sides<Branch>): Sides<Branch> {
  const isTitle = ({heading}: Branch) => heading !== '';
  const titles = [base, ours, theirs].map(({children}) => children.filter(isTitle));
  const [title] = titles.flat();
  if (!title || titles.some(({length}) => length > 1)) return {base, ours, theirs};
  const named = (branch: Branch) => ({
    ...branch,
    children: branch.children.map((child) => (isTitle(child) ? {...child, key: title.key} : child)),
  });
  return {base: named(base), ours: named(ours), theirs: named(theirs)};
}

/** Some of the text, and the blank lines behind it; these are absent where a text ended. */
interface Part {
  readonly pieces: readonly Piece[];
  readonly gap: string | undefined;
}

/** Between the items of a list stands what stood there; behind the last, what stood behind the list. */
function partsOf(branch: MergedBranch): readonly Part[] {
  const {pieces, gap, children, sides} = branch;
  if (!isListKey(branch.key)) return [{pieces, gap}, ...children.flatMap(partsOf)];
  const [first] = [sides.base, sides.ours, sides.theirs].flatMap((side) => side?.children ?? []);
  const inner = first?.gap ?? '';
  const parts = children.length === 0 ? [{pieces, gap: ''}] : children;
  return parts.map((part, index) => ({
    pieces: part.pieces,
    gap: index < parts.length - 1 ? inner : children.length === 0 ? '' : gap,
  }));
}

function piecesBetween(parts: readonly Part[]): readonly Piece[] {
  const last = parts.findLastIndex(({pieces}) => pieces.some((piece) => piece !== ''));
  return parts
    .slice(0, last + 1)
    .flatMap(({pieces, gap = APART}, index) => (index === last ? pieces : [...pieces, gap]))
    .filter((piece) => piece !== '');
}
