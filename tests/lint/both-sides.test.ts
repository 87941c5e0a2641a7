import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {changedOnBothSides} from '../../src/lint/across/both-sides.ts';
import {mergeFile} from '../../src/plan/merge-file/merge-file.ts';
import {projectOf} from '../support/project.ts';

const SPEC = 'openspec/specs/lending/spec.md';
const requirement = (name: string, says: string, then = 'it is so'): string =>
  `### Requirement: ${name}\n\nThe library SHALL ${says}.\nIt SHALL be quick.\n\n#### Scenario: Usual\n\n- **WHEN** it is asked\n- **THEN** ${then}\n`;
const spec = (...requirements: readonly string[]): string =>
  `# Lending\n\n## Purpose\n\nHow books leave the library and come back.\n\n## Requirements\n\n${requirements.join('\n')}`;

const told = (base: string | undefined, ours: string | undefined, theirs: string | undefined) => {
  const [then, mine, other] = [base, ours, theirs].map((text) =>
    projectOf(text === undefined ? {} : {[SPEC]: text}),
  );
  if (!then || !mine || !other) return [];
  return changedOnBothSides(then, mine, other).map(
    ({name, merges}) => `${name} ${merges ? 'merges' : 'does not merge'}`,
  );
};

const BORROW = requirement('Borrow', 'lend books');
const RETURN = requirement('Return', 'take books back', 'it is on the shelf');
const BASE = spec(BORROW, RETURN);

describe('a requirement that two branches changed', () => {
  test.each([
    [
      'edited both ways',
      requirement('Borrow', 'lend'),
      requirement('Borrow', 'give'),
      ['Borrow does not merge'],
    ],
    [
      'edited in two places',
      requirement('Borrow', 'lend'),
      requirement('Borrow', 'lend books', 'it is lent'),
      ['Borrow merges'],
    ],
    [
      'renamed both ways',
      requirement('Lend', 'lend books'),
      requirement('Hand out', 'lend books'),
      ['Lend does not merge'],
    ],
    ['renamed alike', requirement('Lend', 'lend books'), requirement('Lend', 'lend books'), []],
    [
      'renamed and edited',
      requirement('Lend', 'lend books'),
      requirement('Borrow', 'give'),
      ['Borrow merges'],
    ],
    ['taken out and edited', '', requirement('Borrow', 'give'), ['Borrow does not merge']],
  ])('%s', (_, ours, theirs, expected) => {
    expect(told(BASE, spec(ours, RETURN), spec(theirs, RETURN))).toEqual(expected);
  });

  test('whose whole spec one of them took out', () => {
    expect(told(BASE, undefined, spec(requirement('Borrow', 'give'), RETURN))).toEqual([
      'Borrow does not merge',
    ]);
    expect(told(BASE, undefined, BASE.replace('leave', 'go out of'))).toEqual(['lending does not merge']);
  });

  test('or something else in its spec', () => {
    expect(told(BASE, BASE.replace('leave', 'go out of'), BASE.replace('leave', 'quit'))).toEqual([
      'Purpose does not merge',
    ]);
  });
});

test('says of each spec what git will, when it asks us', () => {
  const names = fc.constantFrom('Borrow', 'Lend', 'Hand out');
  const block = fc
    .tuple(
      names,
      fc.constantFrom('lend books', 'give books', 'send books'),
      fc.constantFrom('it is so', 'it is lent'),
    )
    .map(([name, says, then]) => requirement(name, says, then));
  const text = fc
    .tuple(fc.option(block, {nil: ''}), fc.boolean())
    .map(([first, isLast]) => spec(...(isLast ? [RETURN, first] : [first, RETURN])));
  fc.assert(
    fc.property(text, text, text, (base, ours, theirs) => {
      const encode = (side: string) => new TextEncoder().encode(side);
      const sides = {base: encode(base), ours: encode(ours), theirs: encode(theirs)};
      const merged = mergeFile({
        path: SPEC,
        kept: undefined,
        sides,
        markers: {ours: 'a', theirs: 'b', size: 7},
      });
      const isConflict = merged !== undefined && merged !== 'crowded' && merged.conflicts > 0;
      const found = told(base, ours, theirs).filter((each) => each.endsWith('does not merge'));
      expect(found.length > 0).toBe(isConflict);
    }),
    {numRuns: 40},
  );
});
