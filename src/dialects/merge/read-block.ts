import {parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {requirementsBelow} from '../requirement-block.ts';
import type {CurrentBlock} from './scenario-marks.ts';

/** The requirement that a text is; nothing for one that is none. */
export function readBlock(text: string): CurrentBlock | undefined {
  const document = parse(sourceOf('', text));
  const [requirement] = requirementsBelow(document, document.top);
  return requirement && {document, requirement};
}
