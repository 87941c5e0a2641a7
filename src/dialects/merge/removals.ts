import type {TextEdit} from '../../markdown/edit.ts';
import {gapAbove} from '../../markdown/gap.ts';
import {rangeOf} from '../../markdown/node.ts';
import {lastLineEnd, lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import {directivesAbove, type Requirement} from '../requirement-block.ts';
import type {Spec} from '../spec.ts';
import {definitionLines, type Named} from './links/definitions.ts';
import type {LeftDefinitions} from './links/left-definitions.ts';
import {indexFrom} from './neighbours.ts';

/**
 * What goes when these requirements go, which are given in document order: their lines and the blank ones behind them,
 * or those before them at the end of the file; directives directly above go along. What stands between two requirements and belongs to neither stays, and
 * so do the definitions that are left.
 */
export function removalsOf(
  {document}: Spec,
  gone: readonly Requirement[],
  left: LeftDefinitions,
): readonly TextEdit[] {
  const {root, text} = document;
  return runsOf(document, gone, left).map(({start, end, definitions}) => {
    const [from, next] = [lineStart(text, start), root.children[indexFrom(root.children, end)]];
    const lines = definitionLines(definitions);
    if (next) {
      const below = lineStart(text, rangeOf(next).start);
      return lines === ''
        ? {start: from, end: endBefore(text, {start: from, end}, below), text: ''}
        : {start: from, end: below, text: `${gapAbove(text, from)}${lines}\n\n`};
    }
    const previous = root.children[indexFrom(root.children, start) - 1];
    const above = previous ? lastLineEnd(text, rangeOf(previous)) : from;
    return {start: above, end: lineEnd(text, end), text: lines === '' ? '' : `\n\n${lines}`};
  });
}

/**
 * Where a removal ends that has something behind it: there, but for one blank line that keeps it from running on into
 * the paragraph above. Only a heading after `#` needs none.
 */
function endBefore(text: string, {start, end}: Range, next: number): number {
  const isApart = gapAbove(text, start) === '';
  if (isApart || /^ {0,3}#/.test(text.slice(next, next + 4))) return next;
  const afterLine = lineEnd(text, end, true);
  return afterLine < next ? afterLine : lineEnd(text, end);
}

/** Blocks with nothing between them, and the definitions they leave. */
interface Run extends Range {
  readonly definitions: readonly Named[];
}

/** Blocks with nothing between them go as one. */
function runsOf(
  document: Spec['document'],
  gone: readonly Requirement[],
  left: LeftDefinitions,
): readonly Run[] {
  const nodes = document.root.children;
  const runs: {start: number; end: number; definitions: Named[]}[] = [];
  for (const requirement of gone) {
    const {end} = requirement.block;
    // A comment about the line below it would be about another one.
    const {start} = directivesAbove(document, requirement).map(rangeOf)[0] ?? requirement.block;
    const last = runs.at(-1);
    const definitions = left.get(requirement) ?? [];
    if (last && indexFrom(nodes, last.end) === indexFrom(nodes, start)) {
      last.end = end;
      last.definitions.push(...definitions);
    } else runs.push({start, end, definitions: [...definitions]});
  }
  return runs;
}
