import type {Emphasis, Nodes, Paragraph, Strong, Text} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import {printCode} from '../../markdown/print.ts';
import {statementOf} from '../../markdown/statement.ts';
import {itemsIn} from './items.ts';

type Keyword = 'given' | 'when' | 'then' | 'and';

/** Where a step of a scenario begins within a paragraph, and where its words do. */
interface Step {
  readonly keyword: Keyword;
  readonly start: number;
  readonly words: number;
}

/** https://cucumber.io/docs/gherkin/reference: `But` goes on as `And` does; authors write `If` for `When`. */
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ['given', 'given'],
  ['when', 'when'],
  ['if', 'when'],
  ['then', 'then'],
  ['and', 'and'],
  ['but', 'and'],
]);
const ALONE = /^(?:(?:and|but)\s+)?(given|when|if|then|and|but)\s*[:：,]?$/i;
/** A step in front of a paragraph; one in front of a further line of it, where a wrapped sentence could go on. */
const FIRST = /^[ \t]*(given|when|if|then|and|but)\b[ \t]*[:：,]?/i;
const FURTHER = /(?<=[\r\n])[ \t>]*(Given|When|Then|And|But|GIVEN|WHEN|THEN|AND|BUT)\b[ \t]*[:：,]?/g;
/** A step within a line: in capitals; in prose that has no other, behind a comma. */
const WITHIN = /(?<![\w/])(GIVEN|WHEN|THEN)\b(?!\/)[ \t]*[:：]?/g;
const IN_PROSE = /(?<=[,;.]\s+)(then)\b/g;

/** What a part of a scenario says, and under which keyword. */
export interface Said {
  readonly keyword: Exclude<Keyword, 'and'>;
  /** A block of code is empty unless it is one line. */
  readonly kind: 'words' | 'code';
  readonly words: string;
}

/** The steps of a scenario, in order; what stands in front of the first is none. */
export function stepsOf(document: Document, blocks: readonly Nodes[]): readonly Said[] {
  return collect(document, blocks, undefined).steps;
}

interface Collected {
  readonly steps: readonly Said[];
  readonly current: Said['keyword'] | undefined;
}

/** A step without a keyword goes on with what the last one said. */
function collect(document: Document, blocks: readonly Nodes[], before: Collected['current']): Collected {
  let current = before;
  const steps: Said[] = [];
  for (const block of blocks) {
    const own = inBlock(document, block, current);
    for (const step of own.steps) steps.push(step);
    current = own.current;
  }
  return {steps, current};
}

function inBlock(document: Document, block: Nodes, before: Collected['current']): Collected {
  if (block.type === 'paragraph') return stepsIn(document, block, before);
  if (block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote')
    return collect(document, block.children, before);
  return {steps: before === undefined ? [] : besideWords(document, block, before), current: before};
}

function besideWords(document: Document, block: Nodes, keyword: Said['keyword']): readonly Said[] {
  if (block.type === 'code') {
    const line = block.value.trim();
    return [{keyword, kind: 'code', words: /[\r\n]/.test(line) || line === '' ? '' : printCode(line)}];
  }
  if (block.type !== 'table') return [];
  return itemsIn(document, [block]).map(({statement: {text}}) => ({keyword, kind: 'words', words: text}));
}

function stepsIn(document: Document, paragraph: Paragraph, before: Collected['current']): Collected {
  const [first, last] = [paragraph.children[0], paragraph.children.at(-1)];
  if (!first || !last) return {steps: [], current: before};
  const [start, end] = [rangeOf(first).start, rangeOf(last).end];
  const found = paragraph.children.flatMap((node, index) => {
    if (node.type === 'strong' || node.type === 'emphasis') return markedStep(document, node, index === 0);
    return node.type === 'text' ? plainSteps(document, node, index === 0, before === undefined) : [];
  });
  const all = found[0]?.start === start ? found : [{keyword: 'and' as const, start, words: start}, ...found];
  let current = before;
  const steps: Said[] = [];
  for (const [index, step] of all.entries()) {
    if (step.keyword !== 'and') current = step.keyword;
    if (current === undefined) continue;
    const range = {start: step.words, end: all[index + 1]?.start ?? end};
    const words = statementOf(document, paragraph.children, range)?.text ?? '';
    steps.push({
      keyword: current,
      kind: 'words',
      words: words.replace(/^[:：,—–-]\s*/, '').replace(/[,;]$/, ''),
    });
  }
  return {steps, current};
}

/** `**THEN** …`; or `**THEN the page opens**`, whose words stay as they are marked. */
function markedStep(document: Document, node: Strong | Emphasis, isFirst: boolean): readonly Step[] {
  const {start, end} = rangeOf(node);
  const words = plainText(node);
  const [, alone] = ALONE.exec(words) ?? [];
  const keyword = KEYWORDS.get(alone?.toLowerCase() ?? '');
  if (keyword) {
    const colon = /^\s*[:：,]/.exec(document.text.slice(end, end + 4))?.[0].length ?? 0;
    return [{keyword, start, words: end + colon}];
  }
  const [, first] = /^(given|when|then|and|but)\b/i.exec(words) ?? [];
  const begins = KEYWORDS.get(first?.toLowerCase() ?? '');
  return begins && isFirst ? [{keyword: begins, start, words: start}] : [];
}

function plainSteps(document: Document, node: Text, isFirst: boolean, isProse: boolean): readonly Step[] {
  const {start, end} = rangeOf(node);
  const source = document.text.slice(start, end);
  const found = [
    ...(isFirst ? [FIRST.exec(source)] : []),
    ...source.matchAll(FURTHER),
    ...source.matchAll(WITHIN),
    ...(isProse ? source.matchAll(IN_PROSE) : []),
  ];
  const byWords = new Map<number, Step>();
  for (const match of found) {
    const keyword = KEYWORDS.get(match?.[1]?.toLowerCase() ?? '');
    if (!match || !keyword) continue;
    const words = start + match.index + match[0].length;
    if (!byWords.has(words)) byWords.set(words, {keyword, start: start + match.index, words});
  }
  return [...byWords.values()].toSorted((a, b) => a.start - b.start);
}
