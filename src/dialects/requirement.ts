import {kinds} from '../deltas/index.ts';
import type {Document} from '../markdown/document.ts';
import {descendants, type Section} from '../markdown/section.ts';

const SECTION = new RegExp(`^(?:${kinds.map(({keyword}) => keyword).join('|')})\\s+requirements?\\b`, 'i');

/** The `## ADDED Requirements` sections of a file, in any case, at any depth. */
export function requirementSections(document: Document): readonly Section[] {
  return [...descendants(document.top)].filter(({title}) => SECTION.test(title));
}
