import {parse} from '../../../markdown/document.ts';
import {sourceOf} from '../../../markdown/source.ts';
import {firstIndex, rangesIn} from '../neighbours.ts';
import {type Slot, type Slots, writtenText} from '../slots.ts';
import type {Known} from './define.ts';
import {definitionLines, type Links, linksIn, type Named} from './definitions.ts';

/** What the new texts of a merge define and refer to. */
export interface WrittenLinks extends Pick<Links, 'definitions' | 'references'> {
  /** The slot whose new text refers to a definition; the last new one, where it is another definition that does. */
  readonly userOf: (named: Named) => Slot | undefined;
}

/** All new texts read as one, with what goes defined above them: a link to it would be none otherwise. */
export function readWrittenLinks({byName}: Slots, going: readonly Known[]): WrittenLinks {
  let text = `${definitionLines(going.map(({named}) => named))}\n\n`;
  const start = text.length;
  const ends: (readonly [slot: Slot, end: number])[] = [];
  for (const slot of byName.values()) {
    if (slot.text === undefined) continue;
    text += `${writtenText(slot)}\n\n`;
    ends.push([slot, text.length]);
  }
  const {definitions, references} = linksIn(parse(sourceOf('', text)));
  const own = {start, end: text.length};
  const uses = rangesIn(references, own);
  const userOf = ({label}: Named) => {
    const use = uses.find((each) => each.label === label);
    return (use ? ends[firstIndex(ends, ([, end]) => end > use.start)] : ends.at(-1))?.[0];
  };
  return {definitions: rangesIn(definitions, own), references: uses, userOf};
}
