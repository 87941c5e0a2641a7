import {plainText, rangeOf} from '../../markdown/node.ts';
import {missingClose} from '../../markdown/open-block.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {DeltaOfChange} from './merge.ts';

/** The purpose a new capability gets: what its deltas say, else a placeholder that lint finds again. */
export function purposeOf(deltas: readonly DeltaOfChange[]): string {
  const said = deltas.map(({delta}) => purposeText(delta)).find((text) => text !== undefined);
  const [first] = deltas;
  return said ?? `TBD - created by archiving change ${first?.change ?? ''}. Update Purpose after archive.`;
}

/** The text of a delta's Purpose; nothing when it says nothing, or holds what a spec must not: headings and comments. */
function purposeText({purpose, document}: RequirementDelta): string | undefined {
  const [first] = purpose?.blocks ?? [];
  const last = purpose?.blocks.at(-1);
  if (!purpose || !first || !last || purpose.children.length > 0) return undefined;
  const text = document.text.slice(rangeOf(first).start, rangeOf(last).end).replace(/\r\n?/g, '\n').trim();
  const isPlain =
    !text.includes('<!--') &&
    purpose.blocks.some((block) => block.type !== 'code' && plainText(block) !== '');
  return isPlain && missingClose(document.text, last) === undefined ? text : undefined;
}
