import type {Document} from '../markdown/document.ts';
import {innerSource} from '../markdown/node.ts';
import type {Section} from '../markdown/section.ts';

/** What stands behind the label of a heading: `Login` of `### Requirement: Login`. */
export interface Labelled {
  /** As written, on one line; this is what names are compared by. */
  readonly name: string;
  /** Whether the heading says the label as plain text, `Requirement: …`, without markup around it. */
  readonly isPlain: boolean;
}

/** Read a heading of the form `Label: name`, in any case; nothing for another heading. */
export function labelled(document: Document, section: Section, label: string): Labelled | undefined {
  if (!section.heading) return undefined;
  const pattern = new RegExp(`^${label}[ \\t]*[:：][ \\t]*`, 'i');
  const source = innerSource(document.text, section.heading).replace(/\s+/g, ' ').trim();
  const isPlain = pattern.test(`${source} `);
  const text = isPlain ? source : section.title;
  const found = pattern.exec(text);
  return found ? {name: text.slice(found[0].length).trim(), isPlain} : undefined;
}

/**
 * A name without what a reader cannot see or easily overlooks: case, spacing, emphasis, a trailing `#`, Unicode form,
 * zero-width characters. Names that differ but fold to the same are a mistake, never two requirements.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[*_`~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?: |^)#+$/, '')
    .trim()
    .toLowerCase();
}
