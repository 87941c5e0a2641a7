import {isUnfinished} from '../../markdown/sentence.ts';
import {lineOfStatement, type Statement} from '../../markdown/statement.ts';
import type {LineSource, SummaryLine} from '../summary.ts';

/** The place in a document where a statement stands. */
export function sourceOfStatement(statement: Statement): LineSource {
  return {kind: 'document', path: statement.document.source.path, line: lineOfStatement(statement)};
}

/** A line that says what a statement says; its key is the statement's own words unless it has a name. */
export function lineOf(statement: Statement, text = shortened(statement), key = statement.text): SummaryLine {
  return {key, text, sources: [sourceOfStatement(statement)]};
}

/** The key of a line that says nothing was found. */
export const NONE = 'none';

/** The line of a section that nothing was found for; `lookedIn` says where it would have been. */
export function absentLine(text: string, lookedIn: string): SummaryLine {
  return {key: NONE, text, sources: [{kind: 'absent', lookedIn}]};
}

/** The lines, or the one that says there are none. */
export function linesOr(
  lines: readonly SummaryLine[],
  text: string,
  lookedIn: string,
): readonly SummaryLine[] {
  return lines.length > 0 ? lines : [absentLine(text, lookedIn)];
}

/** A line of a summary is read at a glance: about three lines of a terminal. */
export const LONG = 240;

/** Whole sentences, as many as can be read at a glance, and the first whatever its length. */
export function shortened({text, sentences}: Statement): string {
  if (text.length <= LONG) return text;
  let said = sentences[0] ?? text;
  for (const sentence of sentences.slice(1)) {
    const more = said + gapBetween(said) + sentence;
    // A question in the midst is answered behind it.
    if (more.length > LONG && !/[?？]$/.test(said)) break;
    said = more;
  }
  return said;
}

/** Whether words go on in what stands below them: they end in a colon, or break off. */
export function goesOn(words: string): boolean {
  return /[:：][*_]*$/.test(words) || isUnfinished(words);
}

/** A sentence without the full stop at its end, to stand among others. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/(?<![.。])[.。;；]$/, '');
}

/** Latin script parts sentences by a space, others do not. */
function gapBetween(sentence: string): string {
  return /[。！？]["”’）」』]*$/.test(sentence) ? '' : ' ';
}
