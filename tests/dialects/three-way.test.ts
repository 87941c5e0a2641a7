import {describe, expect, test} from 'vitest';
import type {Merge} from '../../src/dialects/merge/merge.ts';
import type {BasesOf} from '../../src/dialects/merge/three-way/base.ts';
import {readRequirementDelta} from '../../src/dialects/requirement-delta.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {documentOf, mergeTexts, requirement, specOf} from './spec-text.ts';

const LOGIN = `### Requirement: Login
The system SHALL ask for a name.
It SHALL ask for a password.
It SHALL forget both.

#### Scenario: Right
- **WHEN** the password is right
- **THEN** the user is in

#### Scenario: Wrong
- **WHEN** the password is wrong
- **THEN** the form is shown again
`;
const LOGOUT = '### Requirement: Logout\nThe system SHALL end the session.\n';
const BASE = specOf(LOGIN, LOGOUT);
const MORE = '\n#### Scenario: Late\n- **WHEN** it is late\n- **THEN** nobody is in\n';
const RIGHT = /\n#### Scenario: Right[\s\S]*?(?=\n####)/;

const modified = (block: string, marks = '') => `## MODIFIED Requirements\n\n${block}${marks}`;
const edited = (from: string | RegExp, to: string) => LOGIN.replace(from, to);
const now = (block: string) => specOf(block, LOGOUT);

function merged(spec: string, delta: string, options: {readonly allowsScenarioRemoval?: boolean} = {}) {
  const base = readSpec(documentOf(BASE));
  return mergeTexts(spec, [], {
    ...options,
    deltas: [
      {
        change: 'mine',
        delta: readRequirementDelta(documentOf(delta, 'openspec/changes/mine/specs/auth/spec.md')),
        bases: () => [{commit: 'abc1234def', spec: base}],
        mayRetire: false,
      },
    ],
  });
}

const told = ({problems}: Merge) => problems.map(({code, message}) => `${code}: ${message}`);

/** What one side makes of the requirement, the other side, and both together. */
const WORKS: readonly (readonly [name: string, one: string, other: string, both: string])[] = [
  [
    'lines apart',
    edited('a name', 'a mail'),
    edited('forget', 'keep'),
    edited('a name', 'a mail').replace('forget', 'keep'),
  ],
  [
    'statement and scenario',
    edited('a name', 'a mail'),
    edited('user is in', 'user is in at once'),
    edited('a name', 'a mail').replace('user is in', 'user is in at once'),
  ],
  ['a new scenario and a line', LOGIN + MORE, edited('a name', 'a mail'), edited('a name', 'a mail') + MORE],
  [
    'the same on both sides',
    edited('a name', 'a mail'),
    edited('a name', 'a mail'),
    edited('a name', 'a mail'),
  ],
];

describe('a block that meets another text than it was written against', () => {
  test.each(WORKS)('takes %s, whichever came first', (_, one, other, both) => {
    expect(merged(now(one), modified(other)).text).toBe(now(both));
    expect(merged(now(other), modified(one)).text).toBe(now(both));
  });

  test.each(WORKS)('takes %s, with CRLF', (_, one, other, both) => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(merged(crlf(now(one)), modified(other)).text).toBe(crlf(now(both)));
    expect(merged(now(one), crlf(modified(other))).text).toBe(now(both));
  });

  test('replaces what nobody touched, and says nothing of it', () => {
    const {text, merge} = merged(BASE, modified(edited('a name', 'a mail')));
    expect(text).toBe(now(edited('a name', 'a mail')));
    expect(merge.threeWay).toEqual([]);
  });

  test('is left alone where it says what the spec said then', () => {
    const {text, merge} = merged(now(edited('a name', 'a mail')), modified(LOGIN));
    expect(text).toBe(now(edited('a name', 'a mail')));
    expect(merge.threeWay).toEqual([{requirement: 'Login', commit: 'abc1234def', kind: 'unchanged'}]);
    expect(merge.totals.modified).toBe(0);
  });

  test('is settled where the spec says the same, blanks at the ends of lines aside', () => {
    const {merge} = merged(now(edited('a name.', 'a mail.  ')), modified(edited('a name', 'a mail')));
    expect([merge.result.kind, merge.threeWay]).toEqual(['unchanged', []]);
  });

  test('keeps what was written with blanks at the end of a line', () => {
    const spaced = edited('forget both.', 'forget both.  ');
    expect(merged(now(`${spaced}${MORE}`), modified(edited('a name', 'a mail'))).text).toBe(
      now(`${spaced.replace('a name', 'a mail')}${MORE}`),
    );
  });

  test('is read under a heading of another level', () => {
    const deeper = LOGIN.replaceAll('###', '####');
    const spec = now(deeper.replace('a name', 'a mail'));
    expect(merged(spec, modified(edited('forget', 'keep'))).text).toBe(spec.replace('forget', 'keep'));
  });
});

describe('a conflict', () => {
  test.each([
    [
      'a line of the statement',
      edited('a name', 'a mail'),
      modified(edited('a name', 'a number')),
      'The statement of `Login` was changed in the spec since abc1234, differently',
      'The system SHALL ask for a number.',
      'The system SHALL ask for a mail.',
    ],
    [
      'a step',
      edited('user is in', 'user is out'),
      modified(edited('user is in', 'user is up')),
      'Scenario `Right` of `Login` was changed in the spec since abc1234, differently',
      '- **THEN** the user is up',
      '- **THEN** the user is out',
    ],
    [
      'a scenario that is marked to go',
      edited('user is in', 'user is out'),
      modified(edited(RIGHT, ''), '\n#### REMOVED Scenario: Right\n'),
      'Scenario `Right` of `Login` was changed in the spec since abc1234, and is taken out here',
      '#### REMOVED Scenario: Right',
      '#### Scenario: Right',
    ],
    [
      'a scenario that is gone',
      edited(RIGHT, ''),
      modified(edited('user is in', 'user is up')),
      'Scenario `Right` of `Login` was taken out in the spec since abc1234, and is changed here',
      '#### Scenario: Right',
      '### Requirement: Login',
    ],
    [
      'a scenario that both bring',
      LOGIN + MORE,
      modified(LOGIN + MORE.replace('nobody', 'somebody')),
      'Scenario `Late` of `Login` was added in the spec since abc1234, with other words',
      '- **THEN** somebody is in',
      '- **THEN** nobody is in',
    ],
  ])('about %s shows both sides', (_, ours, delta, message, here, there) => {
    const spec = now(ours);
    const {text, merge} = merged(spec, delta);
    expect(text).toBeUndefined();
    expect(told(merge)).toEqual([
      `merge-conflict: ${message}; \`openspec rebase mine\` brings both together`,
    ]);
    const [problem] = merge.problems;
    expect(delta.slice(problem?.range.start, problem?.range.end)).toBe(here);
    expect(spec.slice(problem?.inSpec?.range.start, problem?.inSpec?.range.end)).toBe(there);
  });

  test('is what a requirement is that goes and was changed', () => {
    const {merge} = merged(now(edited('a name', 'a mail')), '## REMOVED Requirements\n\n- Login\n');
    expect(told(merge)).toEqual([
      'merge-conflict: `Login` was changed in the spec since abc1234, and is removed here; `openspec rebase mine` brings both together',
    ]);
  });

  test('is what two scenarios of one name are', () => {
    const renamed = modified(edited(RIGHT, ''), '\n#### RENAMED Scenario: Right\n\nTO: Late\n');
    const spec = edited('#### Scenario: Right', '#### Scenario: Late');
    expect(merged(now(spec), modified(LOGIN + MORE)).text).toBeUndefined();
    expect(merged(now(LOGIN + MORE), renamed).text).toBeUndefined();
  });
});

describe('scenarios', () => {
  test('that came since are kept, and those that went stay away', () => {
    const block = edited('a name', 'a mail');
    expect(merged(now(LOGIN + MORE), modified(block)).text).toBe(now(block + MORE));
    expect(merged(now(edited(RIGHT, '')), modified(block)).text).toBe(now(block.replace(RIGHT, '')));
  });

  test('that are left out without a mark are told of, and not twice', () => {
    const delta = modified(edited(RIGHT, '').replace('a name', 'a mail'));
    const codes = (spec: string) => merged(now(spec), delta).merge.problems.map(({code}) => code);
    expect(codes(LOGIN + MORE)).toEqual(['scenario-kept']);
    expect(codes(edited('user is in', 'user is out'))).toEqual(['scenario-kept']);
    expect(merged(now(LOGIN + MORE), delta, {allowsScenarioRemoval: true}).text).toBe(
      now(edited(RIGHT, '').replace('a name', 'a mail') + MORE),
    );
  });

  test('that are renamed take along what was changed, whichever came first', () => {
    const name = (text: string) => text.replace('Scenario: Right', 'Scenario: Good');
    const mark = '\n#### RENAMED Scenario: Right\n\nTO: Good\n';
    const step = LOGIN.replace(
      '- **THEN** the user is in',
      '- **THEN** the user is in\n- **AND** it is noted',
    );
    const renamed = merged(now(step), modified(edited(RIGHT, ''), mark)).text;
    expect(renamed).toContain('- **AND** it is noted');
    expect(merged(now(name(LOGIN)), modified(step)).text).toBe(now(name(step)));
  });

  test('that swap their names do so once', () => {
    const marks =
      '\n#### RENAMED Scenario: Right\n\nTO: Wrong\n\n#### RENAMED Scenario: Wrong\n\nTO: Right\n';
    const delta = modified(LOGIN.slice(0, LOGIN.indexOf('\n####')), marks);
    const once = merged(BASE, delta).text ?? '';
    expect(once).toContain('#### Scenario: Wrong\n- **WHEN** the password is right');
    expect(merged(once, delta).merge.result.kind).toBe('unchanged');
  });
});

describe('what is no more there', () => {
  const signIn = now(LOGIN.replace('Login', 'Sign in'));
  test.each([
    [
      'a block for what was removed',
      specOf(LOGOUT),
      modified(edited('a name', 'a mail')),
      'requirement-target: `Login` was removed from the spec since abc1234, and is modified here; move it to ADDED, or drop the block',
    ],
    [
      'a block for what was renamed',
      signIn,
      modified(edited('a name', 'a mail')),
      'requirement-target: `Login` was renamed to `Sign in` in the spec since abc1234, and is modified here; `openspec rebase mine` brings both together',
    ],
    [
      'a rename of what was renamed',
      signIn,
      '## RENAMED Requirements\n\n- FROM: Login\n- TO: Enter\n',
      'requirement-target: `Login` was renamed to `Sign in` in the spec since abc1234, and is renamed here; `openspec rebase mine` brings both together',
    ],
    [
      'a removal of what was renamed',
      signIn,
      '## REMOVED Requirements\n\n- Login\n',
      'requirement-target: `Login` was renamed to `Sign in` in the spec since abc1234, and is removed here; remove `Sign in`, or drop the removal',
    ],
    [
      'an addition of what arrived',
      specOf(LOGIN, LOGOUT, '### Requirement: Help\nThe system SHALL help.\n'),
      '## ADDED Requirements\n\n### Requirement: Help\nThe system SHALL not help.\n',
      'requirement-new: `Help` arrived in the spec since abc1234, with other words, expected it under MODIFIED',
    ],
  ])('is told of by %s', (_, spec, delta, message) => {
    expect(told(merged(spec, delta).merge)).toEqual([message]);
  });
});

test('new requirements stand by name among those that came since', () => {
  const block = (name: string) => `### Requirement: ${name}\nThe system SHALL ${name}.\n`;
  const added = (name: string) => `## ADDED Requirements\n\n${block(name)}`;
  const both = specOf(LOGIN, LOGOUT, block('Ask'), block('Help'));
  expect(merged(merged(BASE, added('Ask')).text ?? '', added('Help')).text).toBe(both);
  expect(merged(merged(BASE, added('Help')).text ?? '', added('Ask')).text).toBe(both);
});

test('what is long is merged in time: many scenarios, and many lines that are the same', () => {
  const scenarios = Array.from(
    {length: 200},
    (_, index) => `\n#### Scenario: S${index}\n- **WHEN** ${index}\n`,
  ).join('');
  const lines = 'The same.\n'.repeat(2000);
  const [ours, theirs] = [
    LOGIN + scenarios,
    edited('a name', 'a mail') + scenarios.replaceAll('WHEN', 'GIVEN'),
  ];
  expect(merged(now(ours), modified(theirs)).text).toBeUndefined();
  const long = (text: string) => text.replace('It SHALL forget both.\n', lines);
  expect(merged(now(long(LOGIN)), modified(edited('forget', 'keep'))).text).toBeUndefined();
});

test('what was renamed since, and is named by hand as it is called now, is not written over', () => {
  const then = specOf(requirement('Ask'));
  const now = specOf(requirement('Greet', 'The system SHALL always work.'));
  const bases: BasesOf = () =>
    [then, now].map((text, index) => ({commit: `abc${index}234def`, spec: readSpec(documentOf(text))}));
  const delta = `## RENAMED Requirements\n\n- FROM: \`### Requirement: Greet\`\n- TO: \`### Requirement: Hail\`\n\n## MODIFIED Requirements\n\n${requirement('Hail', 'The system SHALL work at night.')}`;
  const {merge, text} = mergeTexts(now, [], {
    deltas: [
      {
        change: 'hail',
        delta: readRequirementDelta(documentOf(delta, 'delta.md')),
        bases,
        renamedFrom: (name) => (name === 'Greet' ? ['Ask'] : []),
        mayRetire: false,
      },
    ],
  });
  expect(text).toBeUndefined();
  expect(merge.problems.map(({code}) => code)).toEqual(['merge-conflict']);
});
