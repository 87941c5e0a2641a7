import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {mergeTexts, specOf} from './spec-text.ts';

const scenario = (name: string, step = '- once') => `#### Scenario: ${name}\n${step}\n`;
const requirement = (...parts: readonly string[]) => `### Requirement: A\nWords.\n\n${parts.join('\n')}`;
const inSpec = (...parts: readonly string[]) => specOf(requirement(...parts));
const delta = (...parts: readonly string[]) => `## MODIFIED Requirements\n\n${requirement(...parts)}`;
const KEPT = scenario('Kept');
const OLD = scenario('Old');

describe('a renamed scenario keeps all but its name', () => {
  /** The heading in the spec, the old name as a marker says it, and the heading under the name `Happy`. */
  test.each([
    ['#### Scenario: na', 'na', '#### Scenario: Happy'],
    ['#### scenario : e', 'e', '#### scenario : Happy'],
    ['####  Scenario:  a  #### ', 'a', '####  Scenario:  Happy  #### '],
    ['#### Scenario：o', 'o', '#### Scenario：Happy'],
    ['#### Scenario: `a` and *a*', '`a` and *a*', '#### Scenario: Happy'],
    ['#### Scenario: $& a', '$& a', '#### Scenario: Happy'],
    ['#### **Scenario: na**', 'na', '#### Scenario: Happy'],
    ['#### na', 'na', '#### Scenario: Happy'],
  ])('%s', (heading, name, after) => {
    const {text, merge} = mergeTexts(
      inSpec(KEPT, `${heading}\n- a na\n`),
      delta(KEPT, `#### RENAMED Scenario: ${name}\nTO: Happy\n`),
    );
    expect(merge.problems).toEqual([]);
    expect(text).toBe(inSpec(KEPT, `${after}\n- a na\n`));
  });

  test.each([
    '#### RENAMED Scenario: a -> b\nTO: Happy\n',
    '#### RENAMED Scenario: `a -> b`\n\n- TO: Happy\n',
  ])('with an arrow in its name: %j', (mark) => {
    const spec = inSpec(KEPT, scenario('a -> b'));
    expect(mergeTexts(spec, delta(KEPT, mark)).text).toBe(inSpec(KEPT, scenario('Happy')));
  });
});

describe('what stands below a RENAMED marker is the new text', () => {
  test.each([
    ['#### RENAMED Scenario: Old\nTO: New\n- twice\n', '#### Scenario: New\n- twice\n'],
    ['#### RENAMED Scenario: Old\n\nTO: New\n\n- twice\n', '#### Scenario: New\n\n- twice\n'],
    ['#### RENAMED Scenario: Old\n- FROM: Old\n- TO: New\n- twice\n', '#### Scenario: New\n- twice\n'],
    [
      '#### RENAMED Scenario: `Old` → `New`\n\n- a → b\n- To: c\n',
      '#### Scenario: New\n\n- a → b\n- To: c\n',
    ],
    ['#### RENAMED Scenario: Old ####\nTO: New\n\nA note.\n', '#### Scenario: New ####\n\nA note.\n'],
    [
      '#### RENAMED Scenario: Old\nTO: New\n\n##### Steps\n\n- twice\n',
      '#### Scenario: New\n\n##### Steps\n\n- twice\n',
    ],
    [
      '#### RENAMED Scenario: Old\nTO: New\n- twice\n\n#### Scenario: Last\n- once\n',
      '#### Scenario: New\n- twice\n\n#### Scenario: Last\n- once\n',
    ],
  ])('%j', (mark, after) => {
    const {text, merge} = mergeTexts(inSpec(KEPT, OLD), delta(KEPT, mark));
    expect(merge.problems).toEqual([]);
    expect(text).toBe(inSpec(KEPT, after));
    expect(mergeTexts(text, delta(KEPT, mark)).text).toBe(text);
    const crlf = mergeTexts(inSpec(KEPT, OLD), delta(KEPT, mark).replaceAll('\n', '\r\n'));
    expect(crlf.text).toBe(text);
  });

  test('at the depth of the spec', () => {
    const deeper = (text: string) => text.replaceAll('###', '####');
    const mark = '#### RENAMED Scenario: Old\nTO: New\n- twice\n\n##### More\n';
    const spec = `## Requirements\n\n${deeper(requirement(KEPT, OLD))}`;
    expect(mergeTexts(spec, delta(KEPT, mark)).text).toBe(
      `## Requirements\n\n${deeper(requirement(KEPT, '#### Scenario: New\n- twice\n\n##### More\n'))}`,
    );
  });

  test('a comment is none', () => {
    const mark = '#### RENAMED Scenario: Old\nTO: New\n\n<!-- clearer -->\n';
    expect(
      mergeTexts(inSpec(KEPT, OLD), delta(KEPT, mark, '\n#### REMOVED Scenario: Kept\nBecause.\n')).text,
    ).toBe(undefined);
    expect(mergeTexts(inSpec(KEPT, OLD), delta(mark, KEPT)).text).toBe(inSpec(scenario('New'), KEPT));
  });
});

describe('names change places', () => {
  const [A, B, C] = [scenario('A', '- a'), scenario('B', '- b'), scenario('C', '- c')];
  const to = (from: string, name: string) => `#### RENAMED Scenario: ${from}\nTO: ${name}\n`;

  /** The scenarios of the spec, what the block says, and the scenarios that come of it. */
  test.each([
    ['a swap', [A, B], [to('A', 'B'), to('B', 'A')], [scenario('B', '- a'), scenario('A', '- b')]],
    [
      'a swap with new text',
      [A, B],
      [to('A', 'B'), to('B', 'A'), scenario('A', '- x'), scenario('B', '- y')],
      [scenario('A', '- x'), scenario('B', '- y')],
    ],
    ['a chain', [A, B], [to('A', 'B'), to('B', 'C')], [scenario('B', '- a'), scenario('C', '- b')]],
    [
      'the name of one that goes',
      [A, B],
      [to('A', 'B'), '#### REMOVED Scenario: B\n'],
      [scenario('B', '- a')],
    ],
    ['with new text', [A, C], [to('A', 'B'), scenario('B', '- x'), C], [scenario('B', '- x'), C]],
    ['the other case', [A], [to('A', 'a')], [scenario('a', '- a')]],
  ])('%s', (title, old, block, after) => {
    const {text, merge} = mergeTexts(inSpec(...old), delta(...block));
    expect(merge.problems).toEqual([]);
    expect(text).toBe(`${inSpec(...after).trimEnd()}\n`);
    if (title !== 'a swap') expect(mergeTexts(text, delta(...block)).text).toBe(text);
  });
});

/** What a block says of the scenarios `Kept`, `Old` and `New`, and what is wrong with it. */
const REFUSED: readonly (readonly [block: readonly string[], message: string])[] = [
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: New\n', scenario('New', '- x')],
    'Scenario `New` is there already, so `Old` cannot take its name',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: Kept\n', '#### REMOVED Scenario: New\n'],
    'Scenario `Kept` is there already, so `Old` cannot take its name',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: kept\n', '#### REMOVED Scenario: New\n'],
    'Scenario `kept` differs from `Kept` in case, spacing or markup only, expected a name of its own',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: X\n', '#### RENAMED Scenario: Old\nTO: Y\n', scenario('New')],
    'Scenario `Old` is marked RENAMED twice, expected it once',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: X\n', '#### RENAMED Scenario: New\nTO: X\n'],
    'Two scenarios are renamed to `X`, expected different names',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: X\n', '#### REMOVED Scenario: Old\n', scenario('New')],
    'Scenario `Old` is both marked REMOVED and marked RENAMED, expected one of them',
  ],
  [
    [KEPT, '#### REMOVED Scenario: Old\n', '#### REMOVED Scenario: Old\n', scenario('New')],
    'Scenario `Old` is marked REMOVED twice, expected it once',
  ],
  [
    [scenario('Kept', '- x'), OLD, '#### REMOVED Scenario: Old\n', scenario('New')],
    'Scenario `Old` is both listed and marked REMOVED, expected one of them',
  ],
  [
    [KEPT, OLD, '#### RENAMED Scenario: Old\nTO: X\n', scenario('New')],
    'Scenario `Old` is both listed and marked RENAMED, expected one of them',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nTO: X\n- y\n', scenario('X'), scenario('New')],
    'Scenario `X` is listed, and has text here too, expected it once',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\nBecause.\n\nTO: X\n', scenario('New')],
    '`RENAMED Scenario: Old` with text above `TO: X`, expected that line first, and the new text below it',
  ],
  [
    [KEPT, '#### RENAMED Scenario: Old\n- **WHEN** a → b\n', scenario('New')],
    '`RENAMED Scenario: Old` without a new name, expected a line `TO: Name` below it',
  ],
  [
    [scenario('Kept', '- x'), OLD, scenario('New'), '#### REMOVED Scenario:\n\nx\n'],
    '`REMOVED Scenario` without a name, expected `#### REMOVED Scenario: Name`',
  ],
  ...(
    [
      ['#### REMOVED Scenario - Old', 'REMOVED Scenario: Old'],
      ['##### REMOVED Scenario: Old', 'REMOVED Scenario: Old'],
      ['#### REMOVED Scenario Bad `password`', 'REMOVED Scenario: Bad `password`'],
      ['#### REMOVED: Old', 'REMOVED Scenario: Old'],
      ['#### REMOVED Old', 'REMOVED Scenario: Old'],
      ['#### Removed: Scenario: Old', 'REMOVED Scenario: Old'],
      ['#### Removed scenarios: x', 'REMOVED Scenario: x'],
      ['#### Deleted scenario: x', 'REMOVED Scenario: x'],
      ['#### Scenario REMOVED: x', 'REMOVED Scenario: x'],
      ['#### [REMOVED] Scenario: x', 'REMOVED Scenario: x'],
      ['#### Rename scenario: x', 'RENAMED Scenario: x'],
      ['#### RENAMED Scenario', 'RENAMED Scenario: Name'],
    ] as const
  ).map(([heading, right]) => {
    const shown = heading.replaceAll('`', '');
    const message = `\`${shown}\` is not read as a marker, expected \`#### ${right}\``;
    return [[KEPT, OLD, scenario('New'), `${heading}\n\nx\n`], message] as const;
  }),
];

describe('marks that cannot be followed are refused', () => {
  test.each(REFUSED)('%j', (block, message) => {
    const {problems} = mergeTexts(inSpec(KEPT, OLD, scenario('New')), delta(...block)).merge;
    expect(problems.map(({code, message: said}) => [code, said])).toEqual([['delta-conflict', message]]);
    const [{range} = {range: {start: 0, end: 0}}] = problems;
    expect(delta(...block).slice(range.start, range.end)).toMatch(/^#{4,5} [^\n]+$/);
    const lax = mergeTexts(inSpec(KEPT, OLD, scenario('New')), delta(...block), {
      allowsScenarioRemoval: true,
    });
    expect(lax.text).toBe(undefined);
  });
});

test.each([
  '#### Scenario: Removed scenario comes back',
  '#### Removal of things',
  '#### Renaming',
  '#### Removed fields',
  '##### Removed: fields',
])('%s is no marker', (heading) => {
  const block = [KEPT, `${heading}\n\nx\n`];
  expect(mergeTexts(inSpec(KEPT), delta(...block)).text).toBe(inSpec(...block));
});

test('a heading that the spec has is repeated, whatever it looks like', () => {
  const look = '#### Removed scenarios\n\nNone.\n';
  const {text} = mergeTexts(inSpec(KEPT, look), delta(scenario('Kept', '- x'), look));
  expect(text).toBe(inSpec(scenario('Kept', '- x'), look));
});

test('of two scenarios with one name each has its mark', () => {
  const marks = ['#### RENAMED Scenario: Old\nTO: New\n', '#### REMOVED Scenario: Old\n'];
  expect(mergeTexts(inSpec(KEPT, OLD, OLD), delta(KEPT, ...marks)).text).toBe(inSpec(KEPT, scenario('New')));
});

const names = fc.constantFrom('A', 'B', 'C', 'a');
const parts = fc.oneof(
  names.map((name) => scenario(name, `- new ${name}`)),
  names.map((name) => `#### REMOVED Scenario: ${name}\n`),
  fc.tuple(names, names).map(([from, to]) => `#### RENAMED Scenario: ${from}\nTO: ${to}\n`),
  fc.tuple(names, names).map(([from, to]) => `#### RENAMED Scenario: ${from}\nTO: ${to}\n- new ${to}\n`),
);
const isSwap = (block: string) => /RENAMED Scenario: (.)\nTO: (?!\1)/.test(block);

test('what merges loses no steps without a mark, has every name once, and merges once more to the same', () => {
  const old = ['A', 'B', 'C'].map((name) => scenario(name, `- old ${name}`));
  fc.assert(
    fc.property(fc.subarray(old), fc.uniqueArray(parts, {maxLength: 5}), (kept, block) => {
      const {text} = mergeTexts(inSpec(...kept), delta(...block));
      if (text === undefined) return;
      const found = [...text.matchAll(/^#### Scenario: (.*)$/gm)].map(([, name]) => name);
      const listed = block.flatMap((part) => /^#### Scenario: (.)/.exec(part)?.[1] ?? []);
      if (new Set(listed).size === listed.length) expect(found).toEqual([...new Set(found)]);
      for (const part of kept) {
        const [, name = ''] = /: (.)/.exec(part) ?? [];
        const marks = block.filter((each) => each.includes(`Scenario: ${name}\n`));
        if (!text.includes(`- old ${name}\n`)) expect(marks.length).toBeGreaterThan(0);
      }
      if (!isSwap(block.join('\n'))) expect(mergeTexts(text, delta(...block)).text).toBe(text);
    }),
    {numRuns: 200},
  );
});
