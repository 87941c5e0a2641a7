import type {TextEdit} from '../../markdown/edit.ts';
import {printable} from '../../printable.ts';
import {Refusal} from '../../refusal.ts';
import type {FileOperation, HookFile} from './hook.ts';
import {folderOf, stepLine, stepScript} from './script.ts';

/** What a hook's file must say first. */
const SHEBANG =
  /^#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-S[ \t]+)?(?:\S*\/)?)?(?:sh|bash|dash)(?:[ \t][^\n]*)?(?:\n|$)/;

/**
 * Put the step into a shell script, as a block between two marks, or bring the block up to date.
 *
 * All other bytes stay. The block stands where nothing ends the script before it: right behind the shebang. Throws a
 * Refusal for a file that is no shell script.
 */
export function planScriptFile(file: HookFile, needsShebang: boolean): FileOperation | undefined {
  const {path, source, prefix} = file;
  const block = blockFor(prefix);
  if (source === undefined) return {kind: 'create', path, content: `#!/bin/sh\n${block}\n`, mode: 0o755};
  const {text} = source;
  const problem = problemOf(text, needsShebang);
  if (problem) throw notEdited(file, problem);
  const edit = editFor(file, text, block);
  return text.slice(edit.start, edit.end) === edit.text ? undefined : {kind: 'write', source, edits: [edit]};
}

/** The step as a line to add to a script by hand. */
export function scriptByHand(prefix: string): string {
  return stepLine(prefix, '"$@"');
}

function marksFor(prefix: string): readonly [string, string] {
  const name = prefix === '' ? '' : ` ${printable(folderOf(prefix))}`;
  return [`# openspec:start${name}`, `# openspec:end${name}`];
}

function blockFor(prefix: string): string {
  const [start, end] = marksFor(prefix);
  const why = '# Adds `OpenSpec-Change: <name>` to the message. Whatever happens here, the commit goes on.';
  return [start, why, ...stepScript(prefix, '"$@"'), end].join('\n');
}

function problemOf(text: string, needsShebang: boolean): string | undefined {
  if (text.includes('\0')) return 'it is a binary file';
  if (text.includes('\r')) return 'its lines end in CR, which a shell takes for a part of them';
  if (SHEBANG.test(text) || (!needsShebang && !text.startsWith('#!'))) return undefined;
  const [first = ''] = text.split('\n', 1);
  return first.startsWith('#!')
    ? `its first line is \`${printable(first.slice(0, 80))}\`, expected one of sh or bash`
    : 'it does not begin with `#!`, so what runs it cannot be told';
}

/** The range of the block that is there, or the place for a new one. Throws a Refusal for marks that do not pair. */
function editFor(file: HookFile, text: string, block: string): TextEdit {
  const marks = marksFor(file.prefix);
  const [starts, ends] = marks.map((mark) => offsetsOf(text, mark));
  const [start, ...moreStarts] = starts ?? [];
  const [end, ...moreEnds] = ends ?? [];
  if (start === undefined && end === undefined) return insertion(text, block);
  const isPair = start !== undefined && end !== undefined && start < end;
  if (!isPair || moreStarts.length + moreEnds.length > 0)
    throw notEdited(file, `\`${marks[0]}\` and \`${marks[1]}\` do not stand in it once each, in that order`);
  return {start, end: end + marks[1].length, text: block};
}

function insertion(text: string, block: string): TextEdit {
  const [shebang = ''] = SHEBANG.exec(text) ?? [];
  const gap = shebang === '' || shebang.endsWith('\n') ? '' : '\n';
  return {start: shebang.length, end: shebang.length, text: `${gap}${block}\n`};
}

/** Where lines that hold a mark and nothing else begin. */
function offsetsOf(text: string, mark: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const isLine = (at === 0 || text[at - 1] === '\n') && /^$|\n/.test(text.charAt(at + mark.length));
    if (isLine) found.push(at);
  }
  return found;
}

function notEdited({path, prefix}: HookFile, problem: string): Refusal {
  return new Refusal(
    'hook-not-edited',
    `${path} is not edited: ${problem}; make the line below a part of it by hand`,
    scriptByHand(prefix),
  );
}
