import type {PhrasingContent} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import {type Statement, statementOf} from '../../markdown/statement.ts';
import {type Topic, topicsOf} from '../../markdown/topic.ts';
import type {SummaryLine} from '../summary.ts';
import {type Item, itemsIn, joined, titleStatement, wordsOf} from './items.ts';
import {goesOn, lineOf, withoutStop} from './line.ts';
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
    ...own.flatMap((item) => fromItem(document, item)),
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
  const item = marked ?? (chosen ? undefined : said[0]);
  const words = item ? firstWords(item.statement, item.below) : saidBelow(document, chosen ?? leadIn(topic));
  return words?.replace(CHOICE, '').replace(/[:：]$/, '') || undefined;
}

/** A few words with a colon in front of a list are a topic too: `It comes with:`. */
function leadIn({children: [first]}: Topic): Topic | undefined {
  const isLead = first?.heading?.type === 'paragraph' && !isWeighing(first) && !NO_DECISION.test(first.title);
  return isLead && /[:：]$/.test(first.title) ? first : undefined;
}

/** What the choice is, below its label; a list as a whole, behind the words that lead to it. */
function saidBelow(document: Document, topic: Topic | undefined): string | undefined {
  const [first, ...others] = topic ? itemsAndLead(document, topic) : [];
  if (!topic || !first) return undefined;
  const lead = CHOICE.test(`${topic.title.replace(/[:：]$/, '')}:`)
    ? undefined
    : titleStatement(document, topic);
  const bare = lead?.text.replace(REASONED, '');
  if (bare !== lead?.text) return bare || undefined;
  if (first.kind === 'paragraph') return firstWords(first.statement, first.below);
  const chosen = [first, ...others].filter(({statement}) => !NO_DECISION.test(statement.text));
  const parts = chosen.map(({statement: {sentences, text}}) => sentences[0] ?? text);
  return joined(lead?.text ?? '', parts).trim();
}

/** The first sentence, with the items it goes on in; nothing for one that breaks off. */
function firstWords(statement: Statement, below: readonly Item[]): string | undefined {
  const {sentences} = statement;
  const text = statement.text.replace(REASONED, '');
  if (sentences.length < 2 && text !== statement.text) return text || undefined;
  const [first = text] = sentences;
  if (sentences.length > 1) return goesOn(first) ? undefined : first;
  const parts = below.filter((item) => !NO_DECISION.test(item.statement.text));
  const isOpen = goesOn(text);
  if (parts.length === 0) return isOpen ? undefined : first;
  if (!isOpen && ENDS.test(text)) return first;
  const lead = isOpen ? text : `${text}:`;
  return joined(
    lead,
    parts.map((item) => item.statement.sentences[0] ?? ''),
  );
}

/** A label at the end of words, above what weighs them. */
const REASONED =
  /(?:^|\s+)[*_]{2}(?:alternatives?(?: considered)?|rationale|why|reasons?|trade-?offs?|consequences?|pros|cons)(?:[:：][*_]{2}|[*_]{2}[:：])$/i;

/** A mark that ends a sentence, and what closes behind it. */
const ENDS = /[.!?。！？]["'”’)\]」』*_]*$/;

/** The paragraphs of a topic, each with the list right below it, and the items of its lists. */
function itemsAndLead(document: Document, {blocks}: Topic): readonly Item[] {
  return blocks.flatMap((block, index) => {
    const items = itemsIn(document, [block]);
    const next = blocks[index + 1];
    if (block.type !== 'paragraph' || next?.type !== 'list') return items;
    const below = itemsIn(document, [next]);
    return items.map((item) => ({...item, below}));
  });
}

/** A decision that is an item or a paragraph: what stands in bold in front is its title. */
function fromItem(document: Document, item: Item): readonly SummaryLine[] {
  const {statement, paragraph, below} = item;
  const [title, rest] = paragraph ? titleAndRest(document, paragraph.children) : [];
  if (title === undefined) {
    // A paragraph goes on to say why; an item is short, or goes on in those below it.
    const words = item.kind === 'paragraph' ? firstWords(statement, below) : wordsOf(item);
    const isCut = words === undefined || (below.length === 0 && goesOn(words));
    return isCut ? [] : [lineOf(statement, words.replace(NUMBER, ''))];
  }
  const name = title.replace(NUMBER, '').replace(/[:：.]$/, '');
  const said = rest ? firstWords(rest, goesOn(rest.text) ? below : []) : below[0]?.statement.sentences[0];
  const body = said?.replace(/^[:：—–-]\s*/, '');
  if (name === '') return [lineOf(statement, body ?? statement.text)];
  return [lineOf(statement, body ? `**${name}**: ${body}` : `**${name}**`, name)];
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
