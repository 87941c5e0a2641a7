import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {lineEndingAt, type Source} from '../../markdown/source.ts';
import {printable} from '../../printable.ts';
import {CHANGES, isBelow, SPECS} from '../../project/paths.ts';
import {Refusal, shellLine} from '../../refusal.ts';
import type {FileOperation} from '../hooks/hook.ts';

/** Where git reads how files are merged. */
export const ATTRIBUTES = '.gitattributes';

const [START, END] = ['# openspec:start', '# openspec:end'];

/** What is asked of `.gitattributes`. */
export interface AttributesRequest {
  /** Absent when the file is not there. */
  readonly source: Source | undefined;
  /** The driver's name. */
  readonly id: string;
  /** The changelogs that are kept, relative to the project's root. */
  readonly views: readonly string[];
}

/**
 * Have git merge the project's files with the driver: lines between two marks, at the end, where they hold against what
 * stands above. All other bytes stay. Nothing when all is there; throws a Refusal for marks that do not pair.
 */
export function planAttributes({source, id, views}: AttributesRequest): FileOperation | undefined {
  const block = blockFor(id, views);
  if (source === undefined) return {kind: 'create', path: ATTRIBUTES, content: `${block}\n`};
  const edit = editFor(source, block);
  return applyEdits(source.text, [edit]) === source.text ? undefined : {kind: 'write', source, edits: [edit]};
}

function blockFor(id: string, views: readonly string[]): string {
  const isCovered = (path: string) => isBelow(CHANGES, path) && path.endsWith('.md');
  const others = views.filter((path) => !isCovered(path)).map(patternOf);
  const patterns = [`${SPECS}/**/*.md`, `${CHANGES}/**/*.md`, ...others];
  return [
    START,
    '# Merged part by part where `openspec init --merge-driver` was run, once in each clone; elsewhere as ever.',
    ...new Set(patterns.map((pattern) => `${pattern} merge=${id}`)),
    END,
  ].join('\n');
}

/** A path as a pattern that means nothing else, anchored to the folder of the file: gitattributes(5), gitignore(5). */
function patternOf(path: string): string {
  const literal = `/${path.replace(/[\\*?[\]]/g, '\\$&')}`;
  return /[\s"\\]/.test(literal) ? `"${literal.replace(/["\\]/g, '\\$&')}"` : literal;
}

function editFor({path, text}: Source, block: string): TextEdit {
  const ending = lineEndingAt(text, 0);
  const content = block.replaceAll('\n', ending);
  const [starts, ends] = [START, END].map((mark) => offsetsOf(text, mark));
  const [start, end] = [starts?.[0], ends?.[0]];
  if (start === undefined && end === undefined) {
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : ending;
    return {start: text.length, end: text.length, text: `${gap}${content}${ending}`};
  }
  const isPair = start !== undefined && end !== undefined && start < end;
  if (isPair && starts?.length === 1 && ends?.length === 1)
    return {start, end: end + END.length, text: content};
  throw new Refusal(
    'attributes-not-edited',
    `\`${START}\` and \`${END}\` do not stand in ${printable(path)} once each, in that order`,
    shellLine`grep -n openspec: ${path}`,
  );
}

/** Where lines that are a mark and nothing else begin. */
function offsetsOf(text: string, mark: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const isLine =
      (at === 0 || /[\r\n]/.test(text.charAt(at - 1))) && /^$|[\r\n]/.test(text.charAt(at + mark.length));
    if (isLine) found.push(at);
  }
  return found;
}
