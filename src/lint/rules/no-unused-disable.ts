import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {pointAt, type Range} from '../../markdown/place.ts';
import {printable} from '../../project/names.ts';
import {nearestOf} from '../../project/nearest.ts';
import {defineRule} from '../rule.ts';
import {isLocked} from '../settings/locked-rules.ts';
import type {DirectiveUses} from '../suppress/directive-uses.ts';
import {WORDS} from '../suppress/directives.ts';
import type {Use} from '../suppress/suppress.ts';

const ID = 'no-unused-disable';

export const noUnusedDisable = defineRule({
  id: ID,
  severity: 'warning',
  on: 'directives',
  fixable: false,
  fixesUnsafely: true,
  family: 'text',
  summary: 'a comment that suppresses findings suppresses one, of a rule there is',
  *check(target) {
    for (const use of target.uses) {
      const message = faultOf(use, target);
      if (message === undefined) continue;
      const {start, end} = use.named ?? use.directive;
      yield {range: {start, end}, message, unsafeFix: [removal(target.document, use)]};
    }
  },
});

function faultOf(use: Use, target: DirectiveUses): string | undefined {
  const {directive, named} = use;
  const word = `\`${printable(directive.word)}\``;
  if (directive.kind === 'unknown') return unknownWord(word, directive.word);
  if (named && !target.ids.includes(named.id)) return unknownRule(named.id, target.ids);
  if (named && (isLocked(named.id) || named.id === ID))
    return `Rule \`${named.id}\` cannot be disabled, expected what it tells of mended`;
  if (use.isUsed) return undefined;
  const rule = named ? ` of \`${named.id}\`` : '';
  if (directive.kind === 'enable') return `${word}${rule} without a disable before it, expected none`;
  return wasAsked(use, target) ? `${word}${rule} suppresses nothing, expected no such comment` : undefined;
}

/** A rule that was not run cannot show what a comment is for, where there is anything it could be about. */
function wasAsked({named, isAimless}: Use, {ids, ran, off}: DirectiveUses): boolean {
  if (isAimless) return true;
  if (named) return ran.has(named.id);
  return ids.every((id) => ran.has(id) || off.has(id) || isLocked(id));
}

function unknownWord(word: string, written: string): string {
  const list = WORDS.map((each) => `\`${each}\``);
  const meant = nearestOf(written, WORDS);
  const guess = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
  return `${word} says nothing, expected ${list.slice(0, -1).join(', ')} or ${list.at(-1)}${guess}`;
}

function unknownRule(id: string, ids: readonly string[]): string {
  const meant = nearestOf(id, ids);
  const guess = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
  return `\`${printable(id.slice(0, 60))}\` is no rule, expected the id of one${guess}`;
}

/** One of several rules goes with its comma; the last one takes the comment along, and the line where that was all of it. */
function removal(document: Document, {directive, named, index}: Use): TextEdit {
  const [before, after] = [directive.named[index - 1], directive.named[index + 1]];
  if (named && before) return {start: before.end, end: named.end, text: ''};
  if (named && after) return {start: named.start, end: after.start, text: ''};
  return {...commentWithBlanks(document, directive), text: ''};
}

/** A line may hold thousands of comments: no more of it is looked at than blanks take in what people write. */
const MOST_BLANKS = 200;

function commentWithBlanks({text, lineStarts}: Document, {start, end}: Range): Range {
  const lineStart = lineStarts[pointAt(lineStarts, start).line - 1] ?? 0;
  const next = lineStarts[pointAt(lineStarts, end).line] ?? text.length;
  const before = text.slice(Math.max(lineStart, start - MOST_BLANKS), start);
  const after = text.slice(end, Math.min(next, end + MOST_BLANKS));
  const isAlone = before.trim() === '' && start - lineStart <= MOST_BLANKS;
  if (isAlone && after.trim() === '' && next - end <= MOST_BLANKS) return {start: lineStart, end: next};
  return {start: isAlone ? start : start - (before.length - before.trimEnd().length), end};
}
