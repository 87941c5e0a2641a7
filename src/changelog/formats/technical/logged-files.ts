import type {InlineCode, PhrasingContent} from 'mdast';
import {type ListedFile, readListedFiles} from '../../../dialects/listed-files.ts';
import {separatorIn} from '../../../dialects/listed-paths.ts';
import {nodesOfType, rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';
import type {Field} from './fields.ts';
import {type LineCount, readLineCount} from './line-count.ts';

/** One file or folder that an entry lists. */
export interface LoggedFile {
  readonly path: string;
  readonly pathRange: Range;
  /** What is said of the file, the count left out. */
  readonly description: string;
  /** Absent where the text states none. */
  readonly count: LineCount | undefined;
  readonly countRange: Range | undefined;
}

const DONE = '(?:changed|modified|added|created|touched|updated|removed|deleted)';
const FILES_LABEL = new RegExp(`^(?:files?(?: ${DONE})?|(?:new|${DONE}) files?(?: ${DONE})?)$`);

/** Whether a label introduces files: `Files Changed`, `Modified Files`, `New Files Created`. */
export function isFilesLabel(label: string): boolean {
  return FILES_LABEL.test(label);
}

/** The files a field lists: in code on its own line or in its row, else in the lists or the table it introduces. */
export function filesIn(text: string, {value, blocks}: Field): readonly LoggedFile[] {
  const listed = readListedFiles(text, blocks).entries.filter(({path}) => path !== '');
  return [...inlineFiles(text, value), ...listed.map((entry) => fromListed(text, entry))];
}

/** Where the words behind a path state no count, the brackets behind it may. */
function fromListed(text: string, {path, pathRange, noteRange, ...entry}: ListedFile): LoggedFile {
  const {description, descriptionRange} = entry;
  const inWords = readLineCount(description);
  const inNote = inWords ? undefined : readLineCount(text.slice(noteRange.start, noteRange.end));
  return {
    path,
    pathRange,
    description: inWords?.rest ?? description,
    count: (inWords ?? inNote)?.count,
    countRange: moved(inWords?.range, descriptionRange.start) ?? moved(inNote?.range, noteRange.start),
  };
}

/** Every path in code, with what stands behind it up to the next; other words of a line or row are no files. */
function inlineFiles(text: string, value: readonly PhrasingContent[]): readonly LoggedFile[] {
  const paths = value.flatMap((node) => nodesOfType(node, 'inlineCode')).filter(isPath);
  const valueEnd = Math.max(...value.slice(-1).map((node) => rangeOf(node).end));
  return paths.map((code, index) => {
    const next = paths[index + 1];
    return inlineFile(text, code, next ? rangeOf(next).start : valueEnd);
  });
}

function inlineFile(text: string, code: InlineCode, end: number): LoggedFile {
  const pathRange = rangeOf(code);
  const behind = text.slice(pathRange.end, end);
  const words = behind.slice(separatorIn(behind).length).trimStart();
  const said = readLineCount(words);
  return {
    path: code.value.trim(),
    pathRange,
    description: withoutJoint(said?.rest ?? words).replace(/^\(([^()]*)\)$/, '$1'),
    count: said?.count,
    countRange: moved(said?.range, end - words.length),
  };
}

/** What leads over to the next path, or to other words, says nothing of this one. */
function withoutJoint(words: string): string {
  return /^(?:[,;&+/]|(?:and|or)\b)/i.test(words)
    ? ''
    : words.trimEnd().replace(/ ?(?:[,;]|<br ?\/?>)$/i, '');
}

function isPath({value}: InlineCode): boolean {
  return /^[^\s()<>]*[/.][^\s()<>]*$/.test(value.trim());
}

function moved(range: Range | undefined, by: number): Range | undefined {
  return range && {start: range.start + by, end: range.end + by};
}
