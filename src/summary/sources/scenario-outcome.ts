import type {Scenario} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import {withoutStop} from './line.ts';
import {type Said, stepsOf} from './scenario-steps.ts';

/** What happens, and what comes of it. */
export interface Outcome {
  /** What tells it from the others of its scenario: `when a page is opened`; empty where it has no `WHEN`. */
  readonly condition: string;
  /** What its `THEN`, and the `AND`s that follow it, say, each as one line of Markdown. */
  readonly said: readonly string[];
}

/** The outcomes of a scenario, one for each `WHEN` that a `THEN` follows; those that say nothing are left out. */
export function outcomesOf(document: Document, {section}: Scenario): readonly Outcome[] {
  const pairs = paired(stepsOf(document, section.blocks)).map((steps) => ({
    given: phrase('given', steps),
    when: phrase('when', steps),
    said: whole(steps.filter(({keyword}) => keyword === 'then')),
  }));
  const told = pairs.filter(({said}) => said.length > 0);
  const isEnough = new Set(told.map(({when}) => when)).size === told.length;
  return told.map(({given, when, said}) => {
    const conditions = isEnough ? [when] : [given, when];
    return {condition: conditions.filter((words) => words !== '').join(', '), said};
  });
}

/** What stands behind a `THEN` and is none begins the next pair. */
function paired(steps: readonly Said[]): readonly (readonly Said[])[] {
  const pairs: Said[][] = [];
  for (const step of steps) {
    const last = pairs.at(-1);
    const isNext = last?.at(-1)?.keyword === 'then' && step.keyword !== 'then';
    if (last && !isNext) last.push(step);
    else pairs.push([step]);
  }
  return pairs;
}

function phrase(wanted: Said['keyword'], steps: readonly Said[]): string {
  const words = whole(steps.filter(({keyword}) => keyword === wanted)).join('; ');
  return words === '' ? '' : `${wanted} ${words}`;
}

const IS_OPEN = /[:：][*_]*$/;

/** The words of steps: what ends in a colon goes on with what is listed below it, and says nothing without. */
function whole(steps: readonly Said[]): readonly string[] {
  const said: string[] = [];
  for (const {kind, words} of steps) {
    const before = said.at(-1);
    const isOpen = before !== undefined && IS_OPEN.test(before);
    if (isOpen) said[said.length - 1] = words === '' ? '' : `${before} ${words}`;
    else if (kind !== 'code') said.push(words);
  }
  return said
    .filter((words) => words !== '' && !IS_OPEN.test(words))
    .map(withoutStop)
    .filter((words) => words !== '');
}
