import type {PhrasingContent} from 'mdast';
import type {Document} from '../markdown/document.ts';
import type {Range} from '../markdown/place.ts';
import {isUnfinished} from '../markdown/sentence.ts';
import {statementOf} from '../markdown/statement.ts';
import {SEPARATOR, saidBehind, saidInFront} from './planned-words.ts';

/** Where a group of paths stands among the words of an item. */
export interface Surroundings {
  /** What stands in front of it. */
  readonly before: string;
  /** Where the group of paths begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly range: Range;
}

/**
 * What an item says of the paths in it: the words behind them; where there are none, those in front. One line of
 * Markdown; nothing where the words break off.
 */
export function describePath(
  document: Document,
  phrases: readonly PhrasingContent[],
  surroundings: Surroundings,
): string | undefined {
  const words = wordsAround(document, phrases, surroundings);
  return words === undefined || isUnfinished(words) ? undefined : words;
}

function wordsAround(
  document: Document,
  phrases: readonly PhrasingContent[],
  {before, from, to, range}: Surroundings,
): string | undefined {
  const isTitled = isNothing(before) || saidInFront(before) !== undefined || /[:：][*_\s]*$/.test(before);
  const [behind, ...more] = statementOf(document, phrases, {start: to, end: range.end})?.sentences ?? [];
  const rest = withoutBrackets(saidBehind(behind ?? '').rest, more.length === 0);
  const words = rest.replace(/^(?:to|that|which) (?=\p{L})/u, '').replace(/(?<!\.)\.$/, '');
  const isSaid = /\p{L}{2}/u.test(words) && !/[:：]$/.test(words);
  const isSetOff = /^\s*(?:[—–:：(]|[-=]+[>\s]|→)/.test(behind ?? '');
  if (isTitled && isSaid && (isSetOff || !GOES_ON.test(words))) return words;
  if (isSaid || isNothing(before)) return undefined;
  const front = statementOf(document, phrases, {start: range.start, end: from})?.sentences.at(-1) ?? '';
  const clean = withoutBox(front).replace(TRAILING, '');
  const isEnumeration = /(?:[:：,;&+/]|\b(?:and|or))$/i.test(clean);
  return /\p{L}+\s+\p{L}/u.test(clean) && !isEnumeration ? clean : undefined;
}

/** Words that go on with the sentence in front of a path. */
const GOES_ON = /^(?:in|for|on|at|of|and|or|is|are|with|so)\b/i;

/** Words that only lead to a path. */
const TRAILING =
  /\s*(?:\(|\b(?:in|at|to|from|into|of|on|under|as|via|with|see|using)(?:\s+(?:the|its|their|an?))?)\s*$/i;

/** `(what it does)` is `what it does`, where nothing else is said. */
function withoutBrackets(words: string, isAll: boolean): string {
  const inner = /^\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)(?:\.?$|\s*[,;])/.exec(words)?.[1];
  return (isAll ? (inner ?? words) : words)
    .replace(/^\s*\([^()]*\)\s*(?:[—–:]|-(?=\s))\s*/, '')
    .replace(/^\)\s*/, '')
    .replace(SEPARATOR, '')
    .trim();
}

/** Whether nothing but emphasis, a box or a number stands in front. */
export function isNothing(before: string): boolean {
  return withoutBox(before).replace(/[*_`\s]+/g, '') === '';
}

function withoutBox(words: string): string {
  return words.replace(/^\s*(?:\[[ xX]?\]\s*)?(?:[*_]*\d+(?:\.\d+)*[.):]?[*_]*\s+)?/, '').trim();
}
