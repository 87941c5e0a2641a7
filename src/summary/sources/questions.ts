import type {Document} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import {statementOf} from '../../markdown/statement.ts';
import {type Topic, topicsOf} from '../../markdown/topic.ts';
import type {SummaryLine} from '../summary.ts';
import {type Item, itemsIn, titleStatement} from './items.ts';
import {lineOf, withoutStop} from './line.ts';
import {foldedTitle, TITLES, titledBelow} from './titles.ts';

/** Words that say there is no question. */
const NO_QUESTION =
  /^[*_`]*(?:none\b|n\/a|no\b[^.?]*\bquestions?\b|nothing\b|[^。]{0,40}(?:无|没有)[^。]{0,8}(?:问题|疑问))/i;
/** `Q:`, `**Q2**:`, `Question 1.` in front of a question. */
const ASKED = /^[*_]*(?:q(?:uestion)?|oq)[ -]?\d*[*_]*\s*[:：.)—–][*_]*\s*|^\d+[.)]\s+/i;
/** What stands in front of an answer, at its beginning and within a line. */
const ANSWER =
  '[*_]*(?:a|answer(?:ed)?|resolved|resolution|decision|decided|outcome|回答|结论)\\b[^.?:：]{0,30}[:：][*_]*\\s*';
const ANSWERS = new RegExp(`^(?:→\\s*|->\\s*)?${ANSWER}|^(?:→|->)\\s*`, 'i');
const ANSWERED = new RegExp(
  `\\s(?:→|->|—>)\\s+(?:${ANSWER})?|(?:\\s[—–-]+\\s+|[.?!]\\s+|\\s(?=[*_]{2}))${ANSWER}`,
  'i',
);

/** One line for each question that a document asks: with its answer, or `open`. */
export function questionsIn(document: Document): readonly SummaryLine[] {
  return titledBelow(topicsOf(document), TITLES.questions).flatMap((topic) =>
    asked(document, topic, TITLES.settled.test(foldedTitle(topic))),
  );
}

function asked(document: Document, topic: Topic, isSettled: boolean): readonly SummaryLine[] {
  const items = itemsIn(document, topic.blocks).filter(({statement}) => !NO_QUESTION.test(statement.text));
  const own = items.filter(({kind}) => kind !== 'paragraph' || topic.children.length === 0);
  return [
    ...withAnswers(own).map(({item, answer}) => questionLine(document, item, answer, isSettled)),
    ...topic.children.flatMap((child) => titledQuestion(document, child, isSettled)),
  ];
}

/** An answer may be an item or a paragraph of its own, right behind the question. */
function withAnswers(
  items: readonly Item[],
): readonly {readonly item: Item; readonly answer: string | undefined}[] {
  return items.flatMap((item, index) => {
    if (index > 0 && ANSWERS.test(item.statement.text)) return [];
    const next = items[index + 1]?.statement;
    const answer = next && ANSWERS.test(next.text) ? next.sentences[0]?.replace(ANSWERS, '') : undefined;
    return [{item, answer}];
  });
}

function questionLine(
  document: Document,
  item: Item,
  behind: string | undefined,
  isSettled: boolean,
): SummaryLine {
  const {statement, below, isChecked} = item;
  const struck = struckOut(document, item);
  const at = struck ? null : ANSWERED.exec(statement.text);
  const question =
    struck?.question ?? (at ? statement.text.slice(0, questionEnd(at)) : leadingQuestion(item));
  const inline = struck?.answer ?? (at ? statement.text.slice(at.index + at[0].length) : undefined);
  const nested = below
    .map((each) => each.statement)
    .find(({text}, index) => index === 0 || ANSWERS.test(text));
  const answer = [inline, behind, nested?.sentences[0]].find((each) => each)?.replace(ANSWERS, '');
  const isOpen = !struck && isChecked !== true && !isSettled;
  const shown = balanced(question.replace(ASKED, ''));
  const end = answer ? ` — ${withoutStop(answer)}` : isOpen ? ' — open' : isSettled ? '' : ' — resolved';
  return lineOf(statement, `${shown}${end}`, shown);
}

/** What ends a question stays with it. */
function questionEnd({0: mark, index}: RegExpExecArray): number {
  return /^[.?!]/.test(mark) ? index + 1 : index;
}

/** A question is what its first sentences ask; what is weighed behind it is left out. */
function leadingQuestion({statement: {sentences, text}}: Item): string {
  const asks = sentences.findIndex((sentence) => /[?？][)\]"'*_`]*$/.test(sentence));
  return asks >= 0 ? sentences.slice(0, asks + 1).join(' ') : (sentences[0] ?? text);
}

/** Emphasis that the cut behind a question left open is taken off. */
function balanced(words: string): string {
  const isOdd = (words.match(/\*\*/g)?.length ?? 0) % 2 === 1;
  return (isOdd ? words.replace('**', '') : words).trim();
}

function struckOut(
  document: Document,
  {paragraph}: Item,
): {readonly question: string; readonly answer: string | undefined} | undefined {
  const [first, ...others] = paragraph?.children ?? [];
  if (first?.type !== 'delete') return undefined;
  const question = statementOf(document, first.children)?.text;
  const range = {start: rangeOf(first).end, end: rangeOf(others.at(-1) ?? first).end};
  const answer = statementOf(document, others, range)?.text.replace(/^[:：—–→-]+\s*/, '');
  return question === undefined ? undefined : {question, answer};
}

function titledQuestion(document: Document, topic: Topic, isSettled: boolean): readonly SummaryLine[] {
  const title = titleStatement(document, topic);
  if (!title) return [];
  const items = itemsIn(document, topic.blocks);
  const marked = items.find(({statement}) => ANSWERS.test(statement.text));
  const answer = (marked ?? (isSettled ? items[0] : undefined))?.statement.sentences[0]?.replace(ANSWERS, '');
  const child = topic.children.find((each) => ANSWERS.test(`${each.title.replace(/[:：]$/, '')}:`));
  const below = child && itemsIn(document, child.blocks)[0]?.statement.sentences[0];
  const said = answer ?? below;
  const shown = title.text
    .replace(/^([*_]{2})(.*)\1$/, '$2')
    .replace(ASKED, '')
    .replace(/[:：]$/, '');
  const end = said ? ` — ${withoutStop(said)}` : isSettled ? '' : ' — open';
  return [lineOf(title, `${shown}${end}`, shown)];
}
