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

export type Label = 'Requirement' | 'Scenario' | 'REMOVED Scenario' | 'RENAMED Scenario';

/** Both colons: a full-width one is what a Chinese keyboard gives. */
const PATTERNS: Readonly<Record<Label, RegExp>> = {
  Requirement: /^requirement[ \t]*[:：]/i,
  Scenario: /^scenario[ \t]*[:：]/i,
  'REMOVED Scenario': /^removed scenario[ \t]*[:：]/i,
  'RENAMED Scenario': /^renamed scenario[ \t]*[:：]/i,
};

/** Read a heading of the form `Label: name`, in any case; nothing for another heading. */
export function labelled({text}: Document, section: Section, label: Label): Labelled | undefined {
  if (!section.heading) return undefined;
  const source = oneLine(innerSource(text, section.heading));
  const pattern = PATTERNS[label];
  const isPlain = pattern.test(source);
  const read = isPlain ? source : section.title;
  const found = pattern.exec(read);
  return found ? {name: read.slice(found[0].length).trim(), isPlain} : undefined;
}

/** The text behind a label, or all of it where the label is not there. */
export function withoutLabel(text: string, label: Label): string {
  return text.replace(PATTERNS[label], '').trim();
}

/**
 * A name without what a reader cannot see or easily overlooks: case, spacing, emphasis, escapes, a trailing `#`, Unicode
 * form, zero-width characters. Names that differ but fold to the same are a mistake, never two requirements.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])|[*_`~]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?: |^)#+$/, '')
    .trim()
    .toLowerCase();
}

/** An underlined heading may take several lines; spaces within a line are the name's own. */
function oneLine(source: string): string {
  if (!/[\r\n]/.test(source)) return source.trim();
  return source
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .join(' ');
}
