import {type FeatureDelta, sectionOf} from '../dialects/feature.ts';
import type {Document} from '../markdown/document.ts';
import {innerSource} from '../markdown/node.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {ABBREVIATED} from '../markdown/sentence.ts';
import type {Change} from '../project/change.ts';

/**
 * What is said of a change, or of one of its deltas, as one line of Markdown: the first sentence of the delta's
 * Summary, else of what the proposal says it is for. Nothing when they say nothing.
 *
 * `text:` in the metadata speaks for the change as a whole.
 */
export function wordsFor(change: Change, delta?: FeatureDelta): string | undefined {
  const own = change.deltas.length > 1 && delta ? undefined : change.metadata.changelog.text;
  if (own !== undefined) return own;
  const summary = delta && sectionOf(delta, 'Summary');
  return (delta && summary && firstSentence(delta.document, summary)) ?? purposeOf(change);
}

/** What the proposal says in front: its Summary, else its Why. */
function purposeOf({proposal}: Change): string | undefined {
  if (!proposal) return undefined;
  const sections = descendants(proposal.top);
  const found = [/^summary\b/i, /^why\b/i].flatMap(
    (title) => sections.find((each) => title.test(each.title)) ?? [],
  );
  return found.map((section) => firstSentence(proposal, section)).find((sentence) => sentence !== undefined);
}

/** The first sentence of a section's first paragraph, without its full stop. */
function firstSentence({text}: Document, {blocks}: Section): string | undefined {
  const paragraph = blocks.find((block) => block.type === 'paragraph');
  if (!paragraph) return undefined;
  const words = innerSource(text, paragraph).replace(/\s+/g, ' ').trim();
  if (words === '' || /^TODO\b/.test(words)) return undefined;
  return sentenceOf(words).replace(/\.$/, '');
}

/** Up to the first full stop that ends a sentence: not one in code, behind an abbreviation, or within a word. */
function sentenceOf(words: string): string {
  for (const {0: stop, index} of words.matchAll(/`[^`]*`|[.!?](?=\s)/g)) {
    const end = index + stop.length;
    if (!stop.startsWith('`') && !ABBREVIATED.test(words.slice(0, end))) return words.slice(0, end);
  }
  return words;
}
