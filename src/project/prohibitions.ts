import type {ListItem} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {CODE, type CodeWords, codeWordsOf, type PlacedParagraph, paragraphsIn} from './code-words.ts';
import {patternFault} from './path-pattern.ts';

/** A path that a text says not to edit, and where it stands in code. */
export interface ForbiddenPath extends Range {
  readonly path: string;
}

const VERB = '(?:edit|modify|change|touch)';
const FURTHER_VERB = '(?:edit|modify|change|touch|delete|remove|rename|move|add|create|overwrite|reformat)';
/** A sentence that begins with a prohibition, and what follows up to its end. */
const PROHIBITION = new RegExp(
  `(?:^|[.!?:;—–-]\\s+)(?:do not|don['’]t|never)\\s+(?:(?:ever|[a-z]+ly)\\s+)?${VERB}\\b` +
    `(?:(?:,\\s*(?:or\\s+|nor\\s+)?|\\s+(?:or|nor|and)\\s+)${FURTHER_VERB}\\b)*([^.!?:;]*)(:?)`,
  'gi',
);
/** Behind these words the code names something else than what is forbidden. */
const TURN =
  /,|\b(?:outside|except|but|unless|without|until|before|after|when|while|if|see|per|than|beyond|besides|from|to|how|with)\b/i;
/** Behind the paths, these words say for what or when it is forbidden, which only a person can judge. */
const CONDITION =
  /^(?:\s+(?:[a-z]+ly|by hand|in place))?\s+(?:to|without|before|until|after|once|when|while|if)\s/i;
/** What joins the paths of one enumeration. */
const JOINT =
  /^(?:[\s,/&()]|\b(?:and|or|nor|the|any|anything|everything|all|other|files?|folders?|director(?:y|ies)|under|in|below|inside|within|of|either|also|including)\b)*$/i;

/**
 * The paths in code of sentences like ``Do not edit files under `docs/archive/` or `dist/` ``, in paragraphs and list
 * items; where such a sentence ends in a colon, those of the list right below. Never throws, and is linear.
 *
 * A path is recognised by a `/` or a `.` in it. What is forbidden only `to` achieve something, or `before` or `without` something, is not forbidden.
 */
export function forbiddenPaths({text, root}: Document): readonly ForbiddenPath[] {
  if (!/\b(?:not|don['’]t|never)\b/i.test(text)) return [];
  return paragraphsIn(root.children)
    .flatMap(inParagraph)
    .toSorted((a, b) => a.start - b.start);
}

function inParagraph({paragraph, below}: PlacedParagraph): readonly ForbiddenPath[] {
  const sentences = codeWordsOf(paragraph);
  return Array.from(sentences.words.matchAll(PROHIBITION)).flatMap(
    ({0: whole, 1: object = '', 2: colon, index}) => {
      const end = index + whole.length;
      const isLast = end === sentences.words.trimEnd().length;
      if (colon && isLast && below?.type === 'list') return below.children.flatMap(inItem);
      return objectsIn(sentences, end - (colon ?? '').length - object.length, end);
    },
  );
}

function inItem({children}: ListItem): readonly ForbiddenPath[] {
  const [first] = children;
  if (first?.type !== 'paragraph') return [];
  const words = codeWordsOf(first);
  return objectsIn(words, 0, words.words.length);
}

/** The first piece of code and those joined to it, unless the words in front of it or behind them turn the meaning. */
function objectsIn({words, codes}: CodeWords, start: number, end: number): readonly ForbiddenPath[] {
  const sentence = words.slice(start, end);
  const first = sentence.indexOf(CODE);
  if (first < 0 || TURN.test(sentence.slice(0, first))) return [];
  let last = first;
  const found = [first];
  for (let next = first; next >= 0; next = sentence.indexOf(CODE, last + 1)) {
    if (!JOINT.test(sentence.slice(last + 1, next))) break;
    if (next > last) found.push(next);
    last = next;
  }
  if (CONDITION.test(sentence.slice(last + 1, last + 40))) return [];
  return found.flatMap((at) => {
    const code = codes.get(start + at);
    const path = code?.value.trim() ?? '';
    return code && isPath(path) ? [{...rangeOf(code), path}] : [];
  });
}

function isPath(words: string): boolean {
  return /^[^\s()<>]*[/.][^\s()<>]*$/.test(words) && !/^-/.test(words) && patternFault(words) === undefined;
}
