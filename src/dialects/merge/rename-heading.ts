import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {innerSource, rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {type Label, withoutLabel} from '../requirement-name.ts';

/** The name in the heading and nothing else; a heading with markup around its label is written anew. */
export function renameHeading(
  {text}: Document,
  {section}: {readonly section: Section},
  name: string,
  label: Label = 'Requirement',
): TextEdit {
  const [first] = section.heading?.children ?? [];
  const start = first ? rangeOf(first).start : section.body.start;
  const source = section.heading ? innerSource(text, section.heading) : '';
  const end = start + source.length;
  const old = withoutLabel(source, label);
  return old === source
    ? {start, end, text: `${label}: ${name}`}
    : {start: end - old.length, end, text: name};
}
