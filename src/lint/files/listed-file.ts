import type {ListedFile} from '../../dialects/listed-files.ts';
import {printCode} from '../../markdown/print.ts';
import {printable} from '../../project/names.ts';
import type {Problem} from '../rule.ts';

const FORM = '`` `path` - description ``';

/** What keeps an entry from naming a file of the repository. */
export function* pathProblems(text: string, entry: ListedFile): Generator<Problem> {
  if (entry.path !== '') return yield* wrongPath(text, entry);
  const written = printable(text.slice(entry.start, entry.end).replace(/\s+/g, ' ').slice(0, 60));
  yield {range: entry, message: `No path in \`${written}\`, expected ${FORM}`};
}

/** What keeps an entry that names a file from reading as all others do; table rows have no separator to mend. */
export function* formProblems(text: string, entry: ListedFile): Generator<Problem> {
  const {path, isCode, isFurther, pathRange, description, separator} = entry;
  if (path === '') return;
  if (isFurther) return yield further(entry);
  if (!isCode) yield unquoted(entry);
  if (description === '')
    yield {range: pathRange, message: `No description of \`${printable(path)}\`, expected ${FORM}`};
  else if (separator !== '|' && !/^\s+-\s+$/.test(separator)) yield* separatorProblem(text, entry);
}

function* wrongPath(text: string, entry: ListedFile): Generator<Problem> {
  const {path, pathRange: range} = entry;
  const shown = `\`${printable(path)}\``;
  const expected = 'expected a path relative to the repository';
  if (/^(?:[\\/~]|[a-z]:[\\/])/i.test(path)) yield {range, message: `Path ${shown} is absolute, ${expected}`};
  else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    yield {range, message: `${shown} is an address, ${expected}`};
  else if (path.split(/[\\/]/).includes('..'))
    yield {range, message: `Path ${shown} leads upwards, ${expected}`};
  else if (path.includes('\\')) yield backslashes(text, entry);
}

function backslashes(text: string, {path, isCode, pathRange: range}: ListedFile): Problem {
  const right = path.replaceAll('\\', '/');
  const message = `Path \`${printable(path)}\` with backslashes, expected \`${printable(right)}\``;
  const at = isCode ? text.slice(range.start, range.end).indexOf(path) : -1;
  if (at < 0) return {range, message};
  return {range, message, fix: [{start: range.start + at, end: range.start + at + path.length, text: right}]};
}

function further({path, pathRange: range}: ListedFile): Problem {
  return {range, message: `Further path \`${printable(path)}\` in one entry, expected an entry of its own`};
}

/** A backslash outside code escapes; what the author meant by it is not known. */
function unquoted({path, pathRange: range}: ListedFile): Problem {
  const message = `Path \`${printable(path)}\` not in code, expected it between backticks`;
  return path.includes('\\') ? {range, message} : {range, message, fix: [{...range, text: printCode(path)}]};
}

function* separatorProblem(
  text: string,
  {path, description, separator, separatorRange: at}: ListedFile,
): Generator<Problem> {
  // A remark in brackets before the hyphen belongs to the path.
  if (separator === '' && /^\([^)]*\)\s+-\s/.test(description)) return;
  const gapEnd = separator === '' ? text.indexOf(description, at.start) : at.end;
  const range = {start: at.start, end: Math.max(gapEnd, at.start + 1)};
  const mark = separator.trim();
  const message = mark
    ? `Separator \`${mark}\` behind \`${printable(path)}\`, expected \` - \``
    : `No \` - \` behind \`${printable(path)}\`, expected it in front of the description`;
  // What begins with punctuation, as a second path behind a comma, is no description.
  const isWords = separator !== '' || /^[\p{L}\p{N}]/u.test(description);
  yield isWords ? {range, message, fix: [{start: at.start, end: gapEnd, text: ' - '}]} : {range, message};
}
