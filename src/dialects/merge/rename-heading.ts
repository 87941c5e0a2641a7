import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {innerSource, rangeOf} from '../../markdown/node.ts';
import type {Requirement} from '../requirement-block.ts';
import {withoutLabel} from '../requirement-name.ts';

/** The name in the heading and nothing else; a heading with markup around its label is written anew. */
export function renameHeading({text}: Document, {section}: Requirement, name: string): TextEdit {
  const [first] = section.heading?.children ?? [];
  const start = first ? rangeOf(first).start : section.body.start;
  const source = section.heading ? innerSource(text, section.heading) : '';
  const end = start + source.length;
  const old = withoutLabel(source, 'Requirement');
  return old === source
    ? {start, end, text: `Requirement: ${name}`}
    : {start: end - old.length, end, text: name};
}
