import type {Document} from '../../markdown/document.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import {missingClose} from '../../markdown/open-block.ts';
import type {Range} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {Spec} from '../spec.ts';
import {purposeTail} from './links/tail.ts';
import type {DeltaOfChange} from './merge.ts';
import type {Loss} from './problem.ts';
import {comparable, type Slots} from './slots.ts';

/** The purpose a new capability gets: what its deltas say, else a placeholder that lint finds again. */
export function purposeOf(deltas: readonly DeltaOfChange[], slots: Slots): string {
  for (const {delta} of deltas) {
    const text = purposeText(delta);
    if (text === undefined || !delta.purpose) continue;
    return [text, purposeTail(slots, delta, delta.purpose.body)].filter(Boolean).join('\n\n');
  }
  const [first] = deltas;
  return `${CREATED_BY} ${first?.change ?? ''}. ${UPDATE_IT}`;
}

const CREATED_BY = 'TBD - created by archiving change';
const UPDATE_IT = 'Update Purpose after archive.';

/** Where a spec has nothing but that placeholder for a purpose, and what it says; nothing where a person wrote one. */
export function placeholderPurpose({
  purpose,
  document,
}: Spec): {readonly range: Range; readonly text: string} | undefined {
  const [block, ...others] = purpose?.blocks ?? [];
  if (!block || others.length > 0 || block.type !== 'paragraph' || purpose?.children.length !== 0)
    return undefined;
  const range = rangeOf(block);
  const text = document.text.slice(range.start, range.end);
  return text.startsWith(`${CREATED_BY} `) && text.endsWith(`. ${UPDATE_IT}`) && !/[\r\n]/.test(text)
    ? {range, text}
    : undefined;
}

/** What deltas say of a purpose and no spec takes up: it has one already, or must not hold what they say. */
export function purposeLosses(deltas: readonly DeltaOfChange[], spec: Spec | undefined): readonly Loss[] {
  const taken = spec ? undefined : deltas.find(({delta}) => purposeText(delta) !== undefined);
  const known = spec?.purpose ? linesOf(spec.document, spec.purpose) : [];
  return deltas.flatMap(({delta: {purpose, document}}) => {
    if (!purpose || taken?.delta.document === document) return [];
    const lines = linesOf(document, purpose);
    return lines.join('\n') === known.join('\n') ? [] : [{lines}];
  });
}

/** What stands below a heading, line by line, blank ones left out. */
function linesOf({text}: Document, {body}: Section): readonly string[] {
  return comparable(text.slice(body.start, body.end)).split('\n').filter(Boolean);
}

/** The text of a delta's Purpose; nothing when it says nothing, or holds what a spec must not: headings and comments. */
function purposeText({purpose, document}: RequirementDelta): string | undefined {
  const [first] = purpose?.blocks ?? [];
  const last = purpose?.blocks.at(-1);
  if (!purpose || !first || !last || purpose.children.length > 0) return undefined;
  const text = document.text.slice(rangeOf(first).start, rangeOf(last).end).replace(/\r\n?/g, '\n').trim();
  const isPlain =
    !text.includes('<!--') &&
    purpose.blocks.some((block) => block.type !== 'code' && plainText(block) !== '');
  return isPlain && missingClose(document.text, last) === undefined ? text : undefined;
}
