import {describe, expect, test} from 'vitest';
import {basesIn, rebased} from './rebase/rebased.ts';
import {mergeTexts, specOf} from './spec-text.ts';

/** Scenarios by name and steps, as a requirement of a spec or of a delta. */
type Scenarios = readonly (readonly [name: string, steps: readonly string[]])[];

function block(scenarios: Scenarios, marks: readonly string[] = []): string {
  const parts = scenarios.map(
    ([name, steps]) => `#### Scenario: ${name}\n\n${steps.map((step) => `- ${step}`).join('\n')}`,
  );
  return ['### Requirement: Return', 'The library SHALL take a book back.', ...parts, ...marks].join('\n\n');
}

const spec = (scenarios: Scenarios) => specOf(`${block(scenarios)}\n`);
const delta = (scenarios: Scenarios, marks: readonly string[] = []) =>
  `## MODIFIED Requirements\n\n${block(scenarios, marks)}\n`;
const renamed = (from: string, to: string) => `#### RENAMED Scenario: \`${from}\` → \`${to}\``;

const EARLY = ['a book comes back early', 'the shelf is looked up', 'it is put there'];
const LATE = ['a book comes back late', 'a fine is due', 'it is paid at the desk'];
const LOST = ['a book is lost', 'its price is due', 'the loan ends'];
const changed = (steps: readonly string[]) => [...steps, 'a slip is printed'];
const shortened = ([first, , last]: readonly string[]) => [first ?? '', 'nothing is due', last ?? ''];

const SWAP = [renamed('Early', 'Late'), renamed('Late', 'Early')];
const CHAIN = [renamed('Early', 'Late'), renamed('Late', 'Lost')];
const RING = [renamed('Early', 'Late'), renamed('Late', 'Lost'), renamed('Lost', 'Early')];

const two: Scenarios = [
  ['Early', EARLY],
  ['Late', LATE],
];
const three: Scenarios = [...two, ['Lost', LOST]];

interface Story {
  readonly base: Scenarios;
  readonly marks: readonly string[];
  /** What another change makes of the base. */
  readonly edited: Scenarios;
  readonly both: Scenarios;
}

const stories: Readonly<Record<string, Story>> = {
  'a swap, and one of both changed': {
    base: two,
    marks: SWAP,
    edited: [
      ['Early', EARLY],
      ['Late', changed(LATE)],
    ],
    both: [
      ['Late', EARLY],
      ['Early', changed(LATE)],
    ],
  },
  'a swap, and both changed': {
    base: two,
    marks: SWAP,
    edited: [
      ['Early', shortened(EARLY)],
      ['Late', changed(LATE)],
    ],
    both: [
      ['Late', shortened(EARLY)],
      ['Early', changed(LATE)],
    ],
  },
  'a chain, and both changed': {
    base: two,
    marks: CHAIN,
    edited: [
      ['Early', changed(EARLY)],
      ['Late', shortened(LATE)],
    ],
    both: [
      ['Late', changed(EARLY)],
      ['Lost', shortened(LATE)],
    ],
  },
  'a ring of three, and one changed': {
    base: three,
    marks: RING,
    edited: [
      ['Early', EARLY],
      ['Late', shortened(LATE)],
      ['Lost', LOST],
    ],
    both: [
      ['Late', EARLY],
      ['Lost', shortened(LATE)],
      ['Early', LOST],
    ],
  },
};

describe.each(Object.entries(stories))('%s', (_, {base, marks, edited, both}) => {
  const bases = basesIn(spec(base));
  const [swapping, editing] = [delta([], marks), delta(edited)];
  const made = (text: string, change: string) => mergeTexts(text, change, {bases});

  test('come to the same in either order, and stay', () => {
    const first = made(spec(base), swapping).text ?? '';
    expect(first).not.toBe(spec(base));
    expect(made(first, editing).text).toBe(spec(both));
    expect(made(spec(edited), swapping).text).toBe(spec(both));
    expect(made(spec(both), swapping)).toMatchObject({text: spec(both), merge: {problems: []}});
    expect(made(spec(both), editing)).toMatchObject({text: spec(both), merge: {problems: []}});
  });

  test.each([
    ['before', base, edited, true],
    ['behind', base, both, false],
    ['settled', base, mergedBy(base, marks), false],
  ] as const)('are rebased to what says the same: %s', (_when, was, now, isToDo) => {
    const {text, told} = rebased(spec(was), spec(now), swapping);
    expect(told.filter(({kind}) => kind !== 'merged')).toEqual([]);
    expect(mergeTexts(spec(now), text, {bases: basesIn(spec(now))}).text).toBe(
      isToDo ? spec(both) : spec(now),
    );
  });

  function mergedBy(scenarios: Scenarios, all: readonly string[]): Scenarios {
    const names = new Map(
      all.flatMap((mark) => [mark.match(/`([^`]*)`/g) ?? []].map(([from, to]) => [from, to])),
    );
    return scenarios.map(([name, steps]) => [names.get(`\`${name}\``)?.slice(1, -1) ?? name, steps]);
  }
});

test('steps that nobody can tell apart any more are a conflict', () => {
  const now = spec([
    ['Early', ['one']],
    ['Late', ['two']],
  ]);
  const {merge} = mergeTexts(now, delta([], SWAP), {bases: basesIn(spec(two))});
  expect(merge.problems.map(({code}) => code)).toEqual(['merge-conflict']);
});

test('a copy of a scenario under another name does not take its place', () => {
  const now = spec([
    ['Early', changed(EARLY)],
    ['Copy', EARLY],
    ['Late', LATE],
  ]);
  const {text} = mergeTexts(
    now,
    delta([
      ['Early', [...EARLY.slice(1)]],
      ['Late', LATE],
    ]),
    {bases: basesIn(spec(two))},
  );
  expect(text).toBe(
    spec([
      ['Early', changed(EARLY.slice(1))],
      ['Copy', EARLY],
      ['Late', LATE],
    ]),
  );
});
