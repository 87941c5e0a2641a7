import type {PhrasingContent} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import {type Statement, statementOf} from '../../markdown/statement.ts';
import {type Topic, topicsOf} from '../../markdown/topic.ts';
import type {SummaryLine} from '../summary.ts';
import {type Item, itemsIn, titleStatement, wordsOf} from './items.ts';
import {lineOf, withoutStop} from './line.ts';
import {foldedTitle, TITLES, titledBelow} from './titles.ts';

/** `Decision 3:`, `D1.`, `1)` in front of what was decided. */
const NUMBER =
  /^(?:[*_]*(?:decision|adr|ad|d)[ -]?#?\d*(?:\.\d+)*[*_]*\s*(?:[:：.)]|—|–|-(?=\s))[*_]*|\d+[.)）])\s*/i;
/** What stands in front of the words that say what was chosen. */
const CHOICE =
  /^(?:[*_]{2})?(?:decision|decided|choice|chosen|resolution|approach|solution|we (?:will|chose)|方案|决策|选择)[*_]*\s*[:：—–][*_]*\s*/i;
/** Words that begin so weigh what was decided, or what was not. */
const NO_DECISION =
  /^[*_[(]*(?:alternatives?|rejected|options? considered|rationale|why\b|reasons?\b|trade-?offs?|consequences?|mitigation|pros|cons|备选|取舍|原因|理由)/i;

/** One line for each decision a document records. */
export function decisionsIn(document: Document): readonly SummaryLine[] {
  const isOne = (topic: Topic) => TITLES.decision.test(foldedTitle(topic));
  const top = topicsOf(document);
  const recorded = titledBelow(top, TITLES.decisions).flatMap((topic) => below(document, topic));
  // A document may be nothing but decisions, without a heading above them.
  const alone = recorded.length > 0 ? [] : titledBelow(top, TITLES.decision).filter(isOne);
  return [...recorded, ...alone.flatMap((topic) => titled(document, topic))];
}

function below(document: Document, topic: Topic): readonly SummaryLine[] {
  const children = topic.children.filter((child) => !isWeighing(child));
  const items = itemsIn(document, topic.blocks).filter(({statement}) => !NO_DECISION.test(statement.text));
  const own = items.filter(({kind}) => kind !== 'paragraph' || children.length === 0);
  return [
    ...own.map((item) => fromItem(document, item)),
    ...children.flatMap((child) => titled(document, child)),
  ];
}

/** Its title, and the sentence that says what was chosen, or else the first. */
function titled(document: Document, topic: Topic): readonly SummaryLine[] {
  const title = titleStatement(document, topic);
  if (!title || isWeighing(topic)) return [];
  const name = withoutStop(title.text.replace(/^([*_]{2})(.*)\1$/, '$2').replace(NUMBER, '')).replace(
    /[*_]*[:：][*_]*$/,
    '',
  );
  const body = bodyOf(document, topic);
  const words = body === undefined || body === name ? name : name === '' ? body : `${name} — ${body}`;
  return [lineOf(title, words, name || title.text)];
}

function bodyOf(document: Document, topic: Topic): string | undefined {
  const chosen = topic.children.find((child) => CHOICE.test(`${child.title.replace(/[:：]$/, '')}:`));
  const items = [topic, ...(chosen ? [chosen] : [])].flatMap((each) => itemsAndLead(document, each));
  const said = items.filter(({statement}) => !NO_DECISION.test(statement.text));
  const marked = said.find(({statement}) => CHOICE.test(statement.text));
  const choice = marked ?? (chosen && itemsAndLead(document, chosen)[0]);
  const item = choice ?? said[0];
  if (!item) return undefined;
  const {sentences, text} = item.statement;
  const isOpen = sentences.length < 2 && /[:：][*_]*$/.test(text);
  const words = isOpen ? wordsOf(item) : (sentences[0] ?? '');
  return words.replace(CHOICE, '').replace(/[:：]$/, '') || undefined;
}

/** The paragraphs of a topic, and its items: beside a list, what is said in front of it counts here. */
function itemsAndLead(document: Document, {blocks}: Topic): readonly Item[] {
  return blocks.flatMap((block) => itemsIn(document, [block]));
}

/** A decision that is an item or a paragraph: what stands in bold in front is its title. */
function fromItem(document: Document, item: Item): SummaryLine {
  const {statement, paragraph} = item;
  const [title, rest] = paragraph ? titleAndRest(document, paragraph.children) : [];
  if (title === undefined) {
    // A paragraph goes on to say why; an item is short, or ends in a colon above others.
    const words = item.kind === 'paragraph' ? (statement.sentences[0] ?? '') : wordsOf(item);
    return lineOf(statement, words.replace(NUMBER, ''));
  }
  const name = title.replace(NUMBER, '').replace(/[:：.]$/, '');
  const body = rest?.sentences[0]?.replace(/^[:：—–-]\s*/, '') ?? item.below[0]?.statement.sentences[0];
  if (name === '') return lineOf(statement, body ?? statement.text);
  return lineOf(statement, body ? `**${name}**: ${body}` : `**${name}**`, name);
}

function titleAndRest(
  document: Document,
  nodes: readonly PhrasingContent[],
): readonly [title: string | undefined, rest: Statement | undefined] {
  const [first, ...others] = nodes;
  if (first?.type !== 'strong' || plainText(first) === '') return [undefined, undefined];
  const inner = statementOf(document, first.children);
  const last = others.at(-1);
  const range = {start: rangeOf(first).end, end: last ? rangeOf(last).end : rangeOf(first).end};
  return [inner?.text, statementOf(document, others, range)];
}

function isWeighing(topic: Topic): boolean {
  const title = foldedTitle(topic);
  return TITLES.alternatives.test(title) || TITLES.reasoning.test(title);
}
