import {printText} from '../../markdown/print.ts';
import {formOf} from '../form.ts';
import type {Summary, SummarySection} from '../summary.ts';
import {lineText} from './line-text.ts';

/** The text of a new summary: LF, a blank line between sections and none below a heading. */
export function printSummary({change, sections}: Summary): string {
  const parts = [`# Proposal Summary: ${printText(change)}`, ...sections.map(printSection)];
  return `${parts.join('\n\n')}\n`;
}

function printSection({id, lines}: SummarySection): string {
  const {title, depth} = formOf(id);
  return [`${'#'.repeat(depth)} ${title}`, ...lines.map(({text}) => `- ${lineText(text)}`)].join('\n');
}
