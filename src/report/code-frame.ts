import type {Document} from '../markdown/document.ts';
import type {Point} from '../markdown/place.ts';
import {type Color, type Style, visible} from './style.ts';

/** The line of a finding with one line around it, and a mark under what is meant. */
export function codeFrame(
  document: Document,
  start: Point,
  end: Point,
  style: Style,
  color: Color = 'red',
): string {
  const bar = style.hasUnicode ? '│' : '|';
  const first = Math.max(1, start.line - 1);
  const last = Math.min(document.lineStarts.length, start.line + 1);
  const gutter = String(last).length;
  const lines: string[] = [];
  for (let line = first; line <= last; line++) {
    const isMeant = line === start.line;
    const text = lineText(document, line);
    const label = `${isMeant ? '>' : ' '} ${String(line).padStart(gutter)} ${bar} `;
    if (!isMeant && line === last && text === '' && line === document.lineStarts.length) continue;
    lines.push(style.paint('dim', label) + shortened(visible(text), style.width - label.length - 2));
    if (isMeant)
      lines.push(
        style.paint('dim', `  ${' '.repeat(gutter)} ${bar} `) +
          style.paint(color, marker(text, start, end).slice(0, Math.max(8, style.width - label.length - 2))),
      );
  }
  return lines.map((line) => `  ${line.trimEnd()}\n`).join('');
}

function marker(text: string, start: Point, end: Point): string {
  const before = visible(text.slice(0, start.column - 1));
  const meant = visible(
    end.line === start.line ? text.slice(start.column - 1, end.column - 1) : text.slice(start.column - 1),
  );
  return ' '.repeat(columns(before)) + '^'.repeat(Math.max(1, columns(meant.trimEnd())));
}

function lineText(document: Document, line: number): string {
  const start = document.lineStarts[line - 1] ?? 0;
  const end = document.lineStarts[line] ?? document.text.length;
  return document.text.slice(start, end).replace(/[\r\n]+$/, '');
}

function shortened(text: string, width: number): string {
  const characters = [...text];
  return columns(text) <= width ? text : `${characters.slice(0, Math.max(8, width - 3)).join('')}...`;
}

/** Terminal columns: two for East Asian wide characters and emoji. */
function columns(text: string): number {
  const wide = text.match(
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/gu,
  );
  return [...text].length + (wide?.length ?? 0);
}
