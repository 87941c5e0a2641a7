import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff';
import {type Operation, type Plan, textAfter} from '../plan/plan.ts';
import {printable} from '../printable.ts';

/** A plan as a unified diff, one part an operation: what `git apply` and a reader understand. Moves are two lines. */
export function planDiff(plan: Plan): string {
  return plan.map(operationDiff).join('');
}

function operationDiff(operation: Operation): string {
  switch (operation.kind) {
    case 'create':
      return patch('/dev/null', named('b', operation.path), '', operation.content);
    case 'write':
      return writeDiff(operation);
    case 'remove':
      return patch(named('a', operation.source.path), '/dev/null', operation.source.text, '');
    case 'move':
      return `rename from ${quoted(operation.from)}\nrename to ${quoted(operation.to)}\n`;
  }
}

function writeDiff(operation: Extract<Operation, {kind: 'write'}>): string {
  const {path, text, hasBom} = operation.source;
  const after = textAfter(operation);
  // The byte order mark is part of the first line, and a patch without it would not apply.
  const before = (hasBom ? '\uFEFF' : '') + text;
  const written = (hasBom && !operation.dropsBom ? '\uFEFF' : '') + after;
  return written === before ? '' : patch(named('a', path), named('b', path), before, written);
}

function patch(from: string, to: string, before: string, after: string): string {
  return createTwoFilesPatch(from, to, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function named(side: 'a' | 'b', path: string): string {
  return `${side}/${path}`;
}

/** As git quotes names that would break a line or hide in a terminal: bytes in octal. */
function quoted(path: string): string {
  if (!/["\\]/.test(path) && printable(path) === path) return path;
  const bytes = new TextEncoder().encode(path);
  return `"${Array.from(bytes, quotedByte).join('')}"`;
}

function quotedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '"' || character === '\\') return `\\${character}`;
  return byte >= 0x20 && byte < 0x7f ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}
