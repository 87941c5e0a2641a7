import {parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {requirementsBelow} from '../requirement-block.ts';
import type {CurrentBlock} from './marks/scenario-marks.ts';

/** What is kept of blocks that were read lately, in UTF-16 units of their texts. */
const MOST_KEPT = 1_000_000;

const kept = new Map<string, CurrentBlock | undefined>();
let size = 0;

/** The requirement that a text is; nothing for one that is none. Of the texts asked for lately each is parsed once. */
export function readBlock(text: string): CurrentBlock | undefined {
  if (kept.has(text)) return kept.get(text);
  const block = read(text);
  size += text.length;
  if (size > MOST_KEPT) {
    kept.clear();
    size = text.length;
  }
  if (size <= MOST_KEPT) kept.set(text, block);
  return block;
}

function read(text: string): CurrentBlock | undefined {
  const document = parse(sourceOf('', text));
  const [requirement] = requirementsBelow(document, document.top);
  return requirement && {document, requirement};
}
