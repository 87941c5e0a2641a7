import type {Heading} from 'mdast';
import type {Requirement} from '../../dialects/requirement-block.ts';
import {labelled} from '../../dialects/requirement-name.ts';
import type {Spec} from '../../dialects/spec.ts';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {innerSource, nodesOfType, plainText, rangeOf} from '../../markdown/node.ts';
import {isBareSection, type Section} from '../../markdown/section.ts';
import type {DeltaFile} from './requirement-files.ts';

/** The headings of a delta that stand where a requirement belongs, those left out that have rules of their own. */
export function straysOf({delta, slips}: DeltaFile): readonly Section[] {
  const told = new Set(slips.map(({section}) => section));
  return delta.strays.filter((section) => !told.has(section) && !isScenario(delta.document, section));
}

/** A heading that groups what follows it, as people write in long deltas: nothing but itself is lost. */
export function isBareStray(section: Section): boolean {
  return isBareSection(section) && !/^requirement\b/i.test(section.title);
}

/** The headings of a living spec that have scenarios and are no requirements: another name for the same thing. */
export function unlabelled({document, section, requirements}: Spec): readonly Section[] {
  const known = new Set(requirements.map((requirement) => requirement.section));
  return (section?.children ?? []).filter((child) => !known.has(child) && hasScenarios(document, child));
}

export function isScenario(document: Document, section: Section): boolean {
  return labelled(document, section, 'Scenario') !== undefined;
}

export function hasScenarios(document: Document, {children}: Section): boolean {
  return children.some((child) => isScenario(document, child));
}

/** Requirement headings in a quote that stands where requirements belong. */
export function quotedRequirements({delta}: DeltaFile): readonly Heading[] {
  const quotes = delta.sections.flatMap(({section}) =>
    section.blocks.filter((block) => block.type === 'blockquote'),
  );
  return quotes
    .flatMap((quote) => nodesOfType(quote, 'heading'))
    .filter((heading) => /^requirement\b/i.test(plainText(heading)));
}

/** A requirement that stands inside another. */
export interface NestedRequirement {
  readonly inner: Requirement;
  readonly outer: Requirement;
}

/** Every such requirement among these, which are in document order. */
export function nestedRequirements(requirements: readonly Requirement[]): readonly NestedRequirement[] {
  let outer: Requirement | undefined;
  return requirements.flatMap((inner) => {
    if (outer && inner.start > outer.start && inner.start < outer.end) return [{inner, outer}];
    outer = inner;
    return [];
  });
}

/** A name that is only a comment, as in a template, is none. */
export function isNameless({section}: Requirement): boolean {
  return /^requirement\s*[:：]?\s*$/i.test(section.title);
}

/** The edit that makes a heading one of a requirement, where a dash or scenarios below it show that nothing else is meant. */
export function labelEdit(document: Document, section: Section): TextEdit | undefined {
  const first = section.heading?.children[0];
  if (!first || !section.heading || section.depth !== 3) return undefined;
  const {start} = rangeOf(first);
  const source = innerSource(document.text, section.heading);
  const [lead = ''] = /^requirement\s*[-–—]\s+(?=\S)/i.exec(source) ?? [];
  const isName =
    lead === '' &&
    hasScenarios(document, section) &&
    !/^(?:requirement|(?:removed|renamed) scenario)\b/i.test(source);
  return lead !== '' || isName ? {start, end: start + lead.length, text: 'Requirement: '} : undefined;
}
