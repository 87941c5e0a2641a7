import {type Document, placeIn} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {isBareSection, type Section} from '../../markdown/section.ts';
import {type ReadSection, type ReadSummary, readSummary} from '../../summary/file/read-summary.ts';
import {FORM, type FormSection, formOf, type SectionId, SUMMARY} from '../../summary/form.ts';
import {activeChangeOf, isInActiveChange} from '../active.ts';
import {defineRule, type Problem} from '../rule.ts';

export const summarySections = defineRule({
  id: 'summary-sections',
  severity: 'warning',
  on: 'document',
  where: isInActiveChange,
  fixable: false,
  family: 'change',
  summary: 'a proposal summary has every section of its form once, in order, and none is empty',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (!change || document.source.path !== `${change.folder}/${SUMMARY}`) return;
    const read = readSummary(document);
    for (const form of FORM) {
      const found = read.get(form.id);
      if (found) yield* problemsOf(document, found);
      else if (form.isRequired) yield missing(document, read, form);
    }
    yield* unordered(read);
  },
});

function missing(document: Document, read: ReadSummary, {id, ...form}: FormSection): Problem {
  const before = FORM.slice(
    0,
    FORM.findIndex((each) => each.id === id),
  ).findLast((each) => read.has(each.id) && each.depth <= form.depth);
  const anchor = before ? read.get(before.id)?.sections[0] : document.top.children[0];
  const words = before ? `after ${shown(before)}` : 'below the title';
  return {
    range: anchor ? headingOf(anchor) : {start: 0, end: 0},
    message: `Missing section ${shown(form)}, expected it ${words}`,
  };
}

function* problemsOf(document: Document, {id, sections}: ReadSection): Iterable<Problem> {
  const title = shown(formOf(id));
  const [first, ...others] = sections;
  const {line} = placeIn(document, first.start);
  for (const other of others)
    yield {
      range: headingOf(other),
      message: `Second section ${title}, expected one, the first is on line ${line}`,
      related: [{range: headingOf(first), message: 'first declared here'}],
    };
  if (sections.every(isBareSection))
    yield {range: headingOf(first), message: `Empty section ${title}, expected a line, or \`- None\``};
}

/** The first of its neighbours that stands before what it should stand behind; groups of files stand as their author likes. */
function* unordered(read: ReadSummary): Iterable<Problem> {
  let before: SectionId | undefined;
  for (const {id, isRequired} of FORM) {
    const section = read.get(id)?.sections[0];
    if (!section || !isRequired) continue;
    const previous = before && read.get(before)?.sections[0];
    if (before && previous && previous.start > section.start)
      yield {
        range: headingOf(section),
        message: `Section ${shown(formOf(id))} out of order, expected it after ${shown(formOf(before))}`,
      };
    else before = id;
  }
}

function headingOf({heading, start, end}: Section): Range {
  return heading ? rangeOf(heading) : {start, end};
}

function shown({title, depth}: Pick<FormSection, 'title' | 'depth'>): string {
  return `\`${'#'.repeat(depth)} ${title}\``;
}
