import type {TextEdit} from '../../markdown/edit.ts';
import {printable} from '../../printable.ts';
import {Refusal} from '../../refusal.ts';
import type {FileOperation, HookFile, HookTarget} from './hook.ts';
import {assertNotMade} from './made-by.ts';
import {folderOf, stepLine, stepScript} from './script.ts';
import {dutyOf, type Step} from './steps.ts';

/** What a hook's file must say first. */
const SHEBANG =
  /^#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-S[ \t]+)?(?:\S*\/)?)?(?:sh|bash|dash)(?:[ \t][^\n]*)?(?:\n|$)/;

/** The script that git, or another program in its place, runs a step with. */
export function scriptTarget(step: Step, needsShebang: boolean): HookTarget {
  return {
    names: [step],
    others: [],
    plan: (file) => planScriptFile(step, file, needsShebang),
    byHand: (prefix) => lineFor(step, prefix),
  };
}

/**
 * Put the step into a shell script, as a block between two marks, or bring the block up to date.
 *
 * All other bytes stay. The block stands where nothing ends the script before it: right behind the shebang. Throws a
 * Refusal for a file that is no shell script, unless the step was made a part of it by hand.
 */
function planScriptFile(step: Step, file: HookFile, needsShebang: boolean): FileOperation | undefined {
  if (needsShebang) assertNotMade(file);
  const {path, source, prefix} = file;
  const block = blockFor(step, prefix);
  if (source === undefined) return {kind: 'create', path, content: `#!/bin/sh\n${block}\n`, mode: 0o755};
  const {text} = source;
  const edit = problemOf(text, needsShebang) ?? editFor(prefix, text, block);
  if (typeof edit !== 'string')
    return text.slice(edit.start, edit.end) === edit.text
      ? undefined
      : {kind: 'write', source, edits: [edit]};
  const line = lineFor(step, prefix);
  if (text.includes(line)) return undefined;
  const message = `${path} is not edited: ${edit}; make the line below a part of it by hand`;
  throw new Refusal('hook-not-edited', message, line);
}

function lineFor(step: Step, prefix: string): string {
  return stepLine(step, prefix, '"$@"');
}

function marksFor(prefix: string): readonly [string, string] {
  const name = prefix === '' ? '' : ` ${printable(folderOf(prefix))}`;
  return [`# openspec:start${name}`, `# openspec:end${name}`];
}

/** For whoever reads the file. */
const WHY = {
  lint: '# Checks what is staged for openspec: errors stop the commit, `git commit --no-verify` makes it all the same.',
  trailer: '# Adds `OpenSpec-Change: <name>` to the message. Whatever happens here, the commit goes on.',
};

function blockFor(step: Step, prefix: string): string {
  const [start, end] = marksFor(prefix);
  return [start, WHY[dutyOf(step)], ...stepScript(step, prefix, '"$@"'), end].join('\n');
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

/** The range of the block that is there, or the place for a new one; a problem when marks do not pair. */
function editFor(prefix: string, text: string, block: string): TextEdit | string {
  const marks = marksFor(prefix);
  const [starts, ends] = marks.map((mark) => offsetsOf(text, mark));
  const [start, ...moreStarts] = starts ?? [];
  const [end, ...moreEnds] = ends ?? [];
  if (start === undefined && end === undefined) return insertion(text, block);
  const isPair = start !== undefined && end !== undefined && start < end;
  if (!isPair || moreStarts.length + moreEnds.length > 0)
    return `\`${marks[0]}\` and \`${marks[1]}\` do not stand in it once each, in that order`;
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
