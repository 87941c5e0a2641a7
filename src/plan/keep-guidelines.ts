import type {DialectId} from '../dialects/dialect.ts';
import {fillSection} from '../markdown/compose.ts';
import {type Document, parse} from '../markdown/document.ts';
import {applyEdits, type TextEdit} from '../markdown/edit.ts';
import {fitted} from '../markdown/gap.ts';
import {lastLineEnd} from '../markdown/place.ts';
import {lineEndingAt, type Source, sourceOf} from '../markdown/source.ts';
import {printable} from '../printable.ts';
import {BLOCK_END, BLOCK_START, managedBlock} from '../project/managed-block.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {assertSoundBlock} from './guideline-marks.ts';
import type {Operation} from './plan.ts';
import {fillTemplate} from './template.ts';

/** What lies where guidelines are to be. */
export type GuidelineFile =
  | {readonly kind: 'missing'; readonly path: string}
  | {readonly kind: 'file'; readonly source: Source}
  /** A link to another of the files. */
  | {readonly kind: 'link'; readonly path: string; readonly to: string};

/** What becomes of one file of guidelines. */
export interface PlannedGuidelines {
  readonly path: string;
  readonly state: 'created' | 'updated' | 'unchanged' | 'linked';
  /** The file that holds the block instead, of a link. */
  readonly to?: string;
  /** Whether the block was there, with other words. */
  readonly isRefreshed: boolean;
  readonly operation: Extract<Operation, {kind: 'create' | 'write'}> | undefined;
}

/** How the deltas of a dialect are spelled, in a sentence or two. */
const DELTAS: Readonly<Record<DialectId, string>> = {
  feature:
    'Each feature it is about has a file in `specs/`, titled `# ADDED: Name`, `# MODIFIED: Name` or `# REMOVED: Name`.',
  requirement:
    'Requirements go to `specs/<capability>/spec.md`, below `## ADDED Requirements`, `## MODIFIED Requirements` and the like: `### Requirement: Name` with its whole text and every `#### Scenario: Name`.',
};

/** What the block holds, from its template. */
export function blockContent(template: string, dialect: DialectId): string {
  return fillTemplate(template, {deltas: DELTAS[dialect]}).trim();
}

/**
 * Keep the block in one file: between its marks where it is, else at the end, else at the top; all else stays.
 *
 * Throws a Refusal for marks that make no block, and where no place is found in which a block would be read as one.
 */
export function planGuidelines(file: GuidelineFile, content: string): PlannedGuidelines {
  if (file.kind === 'link')
    return {path: file.path, state: 'linked', to: file.to, isRefreshed: false, operation: undefined};
  if (file.kind === 'file') return planEdit(file.source, content);
  const block = `${blockOf(content)}\n`;
  if (!holds(block, content)) throw unplaced(file.path);
  const operation = {kind: 'create', path: file.path, content: block} as const;
  return {path: file.path, state: 'created', isRefreshed: false, operation};
}

function planEdit(source: Source, content: string): PlannedGuidelines {
  const {path, text} = source;
  const document = parse(source);
  const found = managedBlock(document);
  assertSoundBlock(document, found);
  const isThere = found.kind === 'block';
  if (isThere && isSame(text.slice(found.inner.start, found.inner.end), content))
    return {path, state: 'unchanged', isRefreshed: false, operation: undefined};
  const edits = isThere
    ? [refresh(document, found.inner, content)]
    : [...(text.trim() === '' ? [] : [atEnd(document, content)]), atTop(document, content)];
  const edit = edits.find((each) => holds(applyEdits(text, [each]), content));
  if (!edit) throw unplaced(path);
  return {path, state: 'updated', isRefreshed: isThere, operation: {kind: 'write', source, edits: [edit]}};
}

function refresh(
  {text}: Document,
  inner: {readonly start: number; readonly end: number},
  content: string,
): TextEdit {
  const ending = lineEndingAt(text, inner.start);
  return {...inner, text: ending + fitted(content, ending) + ending};
}

function atEnd({text}: Document, content: string): TextEdit {
  const at = lastLineEnd(text, {start: 0, end: text.length});
  const ending = lineEndingAt(text, at);
  return {start: at, end: at, text: ending + ending + fitted(blockOf(content), ending)};
}

function atTop(document: Document, content: string): TextEdit {
  return fillSection(document, document.top, blockOf(content) + (document.text === '' ? '\n' : ''));
}

function blockOf(content: string): string {
  return [BLOCK_START, content, BLOCK_END].join('\n');
}

/** Whether a text is read as one with exactly this block. */
function holds(after: string, content: string): boolean {
  // A mark at the very beginning that says in which order bytes come is no part of a document's text.
  const document = parse(sourceOf('', after));
  const block = managedBlock(document);
  const {text} = document;
  return block.kind === 'block' && isSame(text.slice(block.inner.start, block.inner.end), content);
}

/** Line ends, blanks at the end of lines, and blank lines at either end do not count. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) =>
    text
      .split(/\r\n|\n|\r/)
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
  );
  return first === second;
}

function unplaced(path: string): Refusal {
  const message = `No place of ${printable(path)} was found where the block would be read as one: close what is left open in it, or in templates/guidelines.md`;
  return new Refusal('no-place-for-block', message, shellLine`openspec lint ${path}`);
}
