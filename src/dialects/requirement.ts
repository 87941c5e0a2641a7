import {kinds} from '../deltas/index.ts';
import type {Document} from '../markdown/document.ts';
import {descendants, type Section} from '../markdown/section.ts';

const SECTION = new RegExp(`^(?:${kinds.map(({keyword}) => keyword).join('|')})\\s+requirements?\\b`, 'i');

const known = new WeakMap<Document, readonly Section[]>();

/** The `## ADDED Requirements` sections of a file, in any case, at any depth; searched once per document. */
export function requirementSections(document: Document): readonly Section[] {
  const sections = known.get(document) ?? descendants(document.top).filter(({title}) => SECTION.test(title));
  known.set(document, sections);
  return sections;
}
