import {printable} from '../project/names.ts';
import {type Color, type Style, visible} from './style.ts';
import {type Issue, type Level, summaryOf, type Verdict} from './validation.ts';

const COLORS: Readonly<Record<Level, Color>> = {ERROR: 'red', WARNING: 'yellow', INFO: 'blue'};

/** `Change 'x' is valid`, or that it is not. */
export function verdictLine({item, isValid}: Verdict): string {
  const what = item.type === 'change' ? 'Change' : 'Specification';
  return `${what} '${printable(item.id)}' ${isValid ? 'is valid' : 'has issues'}\n`;
}

/** A line for each item that is shown, and the totals of all. */
export function bulkLines(shown: readonly Verdict[], all: readonly Verdict[], style: Style): string {
  const {passed, failed, items} = summaryOf(all, []).totals;
  const lines = shown.map(({item, isValid}) => {
    const mark = isValid ? style.paint('green', yes(style)) : style.paint('red', no(style));
    return `${mark} ${item.type}/${printable(item.id)}\n`;
  });
  return `${lines.join('')}Totals: ${passed} passed, ${failed} failed (${items} items)\n`;
}

/** `✗ [ERROR] path:line: message (rule)`, one line an issue. */
export function issueLines(issues: readonly Issue[], style: Style): string {
  return issues.map((issue) => issueLine(issue, style)).join('');
}

function issueLine({level, path, line, message, rule}: Issue, style: Style): string {
  const place = `${printable(path)}${line === undefined ? '' : `:${line}`}`;
  const mark = level === 'ERROR' ? no(style) : level === 'WARNING' ? (style.hasUnicode ? '⚠' : '!') : '-';
  return `${style.paint(COLORS[level], `${mark} [${level}]`)} ${place}: ${visible(message)} (${rule})\n`;
}

function yes({hasUnicode}: Style): string {
  return hasUnicode ? '✓' : 'ok';
}

function no({hasUnicode}: Style): string {
  return hasUnicode ? '✗' : 'x';
}
