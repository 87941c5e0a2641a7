import {describe, expect, test} from 'vitest';
import {chosenSide} from '../../../src/dialects/rebase/conflict-text.ts';
import {readRequirementDelta} from '../../../src/dialects/requirement-delta.ts';
import {documentOf, specOf} from '../spec-text.ts';
import {rebased} from './rebased.ts';

const LINES = 'One SHALL.\nTwo.\nThree.\nFour.\nFive.';
const need = (words: string, ...scenarios: readonly string[]) =>
  `### Requirement: Login\n${words}\n${scenarios.map((each) => `\n${each}`).join('')}`;
const scenario = (name: string, ...steps: readonly string[]) =>
  `#### Scenario: ${name}\n- **GIVEN** ${name}\n${steps.map((step) => `- ${step}\n`).join('')}- **THEN** done\n`;
const modified = (block: string) => `# D\n\n## MODIFIED Requirements\n\n${block}`;
const [A, B, C] = [scenario('A', 'a'), scenario('B', 'b'), scenario('C', 'c')];
const BEFORE = specOf(need(LINES, A, B, C));

/** The delta after a rebase on a spec with this requirement. */
const onto = (now: string, delta: string, before = BEFORE) => rebased(before, specOf(now), delta);
const kinds = ({told}: ReturnType<typeof rebased>) => told.map(({kind}) => kind);

describe('a block and its requirement', () => {
  test('that nobody moved stays byte for byte', () => {
    const delta = modified(need(LINES.replace('One', 'Eins'), A, '#### REMOVED Scenario: B\n', C)).replace(
      'Two.',
      'Two.  ',
    );
    expect(onto(need(LINES, A, B, C), delta)).toEqual({text: delta, told: [], isGivenUp: false});
  });

  test('both changed have both changes', () => {
    const result = onto(
      need(LINES.replace('One', 'Une'), A, scenario('New'), scenario('B', 'b', 'more'), C),
      modified(need(LINES.replace('Five', 'Cinq'), A, B, '#### REMOVED Scenario: C\n\nNo use.\n')),
    );
    expect(result.text).toBe(
      modified(
        need(
          LINES.replace('One', 'Une').replace('Five', 'Cinq'),
          A,
          scenario('New'),
          scenario('B', 'b', 'more'),
          '#### REMOVED Scenario: C\n\nNo use.\n',
        ),
      ),
    );
    expect(kinds(result)).toEqual(['merged']);
  });

  test('keep the marks behind the headings of the statement', () => {
    const note = `${LINES}\n\n##### Note\n\nSee below.`;
    const block = need(
      note,
      A.replace('Scenario: A', 'Scenario: D'),
      B,
      '#### RENAMED Scenario: A\n\nTO: D\n',
    );
    const result = onto(need(note.replace('One', 'Une'), A, B), modified(block), specOf(need(note, A, B)));
    expect(result.text).toBe(modified(block.replace('One', 'Une')));
  });

  test('of which the delta changes nothing says what the spec says', () => {
    const now = need(LINES.replace('One', 'Une'), A, C);
    expect(onto(now, modified(need(LINES, A, B, C))).text).toBe(modified(now));
  });

  test('lose the marks that are true already', () => {
    const delta = modified(
      need(LINES, A, '#### REMOVED Scenario: B\n', '#### RENAMED Scenario: C\n\nTO: D\n'),
    );
    const now = need(LINES.replace('One', 'Une'), A, C.replace('Scenario: C', 'Scenario: D'));
    expect(onto(now, delta).text).toBe(modified(now));
  });

  test('keep a mark that renames, with the new text of both', () => {
    const long = scenario('C', 'a', 'b', 'c', 'd', 'e');
    const before = specOf(need(LINES, A, long));
    const mark = '#### RENAMED Scenario: C\n\nTO: D\n';
    const body = (text: string) => text.slice(text.indexOf('\n') + 1);
    const result = onto(
      need(LINES, A, long.replace('- a\n', '- first\n')),
      modified(need(LINES, A, `${mark}\n${body(long.replace('- e\n', '- last\n'))}`)),
      before,
    );
    const both = long.replace('- a\n', '- first\n').replace('- e\n', '- last\n');
    expect(kinds(result)).toEqual(['merged']);
    expect(result.text).toBe(modified(need(LINES, A, `${mark}\n${body(both)}`)));
  });

  test('at another depth stay at theirs', () => {
    const deeper = (text: string) => text.replace(/^#/gm, '##');
    const result = onto(
      deeper(need(LINES.replace('One', 'Une'), A)),
      modified(need(LINES.replace('Five', 'Cinq'), A)),
      specOf(deeper(need(LINES, A))),
    );
    expect(result.text).toBe(modified(need(LINES.replace('One', 'Une').replace('Five', 'Cinq'), A)));
  });

  test('follow each other to a new name', () => {
    const delta = modified(need(LINES.replace('One', 'Une'), A, B, C));
    const result = onto(need(LINES, A, B, C).replace('Login', 'Sign in'), delta);
    expect(result.text).toBe(delta.replace('Login', 'Sign in'));
  });

  test('follow each other to the name an archived change gave, though the text was changed too', () => {
    const now = specOf(need(LINES.replace('Two', 'Deux'), A, B, C).replace('Login', 'Sign in'));
    const delta = modified(need(LINES.replace('Five', 'Cinq'), A, B, C));
    expect(rebased(BEFORE, now, delta, {Login: 'Sign in'}).text).toBe(
      delta.replace('Login', 'Sign in').replace('Two', 'Deux'),
    );
  });
});

describe('a rename of what was renamed since', () => {
  const renamedTo = (name: string) => `## RENAMED Requirements\n\n- FROM: \`Login\`\n- TO: \`${name}\`\n`;
  const block = (text: string) => `\n## MODIFIED Requirements\n\n${text.replace('Login', 'Enter')}`;
  const now = specOf(need(LINES.replace('Two', 'Deux'), A, B, C).replace('Login', 'Sign in'));
  const wrote = need(LINES.replace('Five', 'Cinq'), A, B, C);
  const both = need(LINES.replace('Five', 'Cinq').replace('Two', 'Deux'), A, B, C);

  test('follows it, and its block has what both changed', () => {
    const delta = renamedTo('Enter') + block(wrote);
    const result = rebased(BEFORE, now, delta, {Login: 'Sign in'});
    expect(result.text).toBe(renamedTo('Enter').replace('Login', 'Sign in') + block(both));
    expect(result.told).toMatchObject([
      {kind: 'merged', message: '`Login` is `Sign in` in the spec since bbbbbbb, so now that one is renamed'},
      {kind: 'merged', requirement: 'Enter'},
    ]);
  });

  test.each([{Login: 'Sign in'}, {}])(
    'has what both changed where a person made it follow: %j',
    (renames) => {
      const head = renamedTo('Enter').replace('Login', 'Sign in');
      expect(rebased(BEFORE, now, head + block(wrote), renames).text).toBe(head + block(both));
    },
  );
});

describe('a conflict', () => {
  test.each([
    [
      'in the statement',
      need(LINES.replace('One', 'Une'), A, B, C),
      need(LINES.replace('One', 'Eins'), A, B, C),
    ],
    [
      'of a removal with a change',
      need(LINES, A, B, scenario('C', 'x')),
      need(LINES, A, B, '#### REMOVED Scenario: C\n'),
    ],
    ['of a change with a removal', need(LINES, A, B), need(LINES, A, B, scenario('C', 'x'))],
    ['in code', need('```\none\n```', A), need('```\ntwo\n```', A), need('```\nzero\n```', A)],
    ['in HTML', need('<div>\none\n</div>', A), need('<div>\ntwo\n</div>', A), need('<div>\nzero\n</div>', A)],
    [
      'beside lines like markers',
      need('- Ab\n=======\nUne', A),
      need('- Ab\n=======\nEins', A),
      need('- Ab\n=======\nOne', A),
    ],
  ])('%s gives either side', (_name, now, block, before = need(LINES, A, B, C)) => {
    const result = onto(now, modified(block), specOf(before));
    expect(kinds(result)).toEqual(['conflict']);
    expect(result.text).toMatch(/^<{7,} spec at abc1234$/m);
    expect(chosenSide(result.text, 'theirs').trim()).toBe(modified(block).trim());
    expect(chosenSide(result.text, 'ours').trim()).toBe(modified(now).trim());
  });

  test('takes the line ending of the file', () => {
    const delta = modified(need(LINES.replace('One', 'Eins'), A, B, C)).replaceAll('\n', '\r\n');
    const {text} = onto(need(LINES.replace('One', 'Une'), A, B, C), delta);
    expect(text).toContain('=======\r\n');
    expect(text).not.toMatch(/(?<!\r)\n/);
  });

  test.each(['### Requirement: Login\n\n**Reason**: No.\n\n### Requirement: Other\n', '- Login\n- Other\n'])(
    'of a removal shows what would go, and keeps it on the side of the spec: %j',
    (removals) => {
      const delta = `## REMOVED Requirements\n\n${removals}`;
      const result = onto(need(LINES.replace('One', 'Une'), A), delta);
      expect(kinds(result)).toEqual(['conflict']);
      expect(result.text).toMatch(/^ *> Une SHALL\.$/m);
      expect(chosenSide(result.text, 'theirs')).toBe(delta);
      const kept = readRequirementDelta(documentOf(chosenSide(result.text, 'ours')));
      expect(kept.removed.map(({name}) => name)).toEqual(['Other']);
    },
  );
});

describe('what a person must do', () => {
  test.each([
    [
      '### Requirement: Other\nX SHALL.\n',
      modified(need(LINES, A)),
      /^`Login` was removed from the spec since bbbbbbb; move/,
    ],
    [
      need(LINES, A, B, C).replace('Login', 'Sign in'),
      '## REMOVED Requirements\n\n- Login\n',
      /^`Login` is `Sign in` in the spec since bbbbbbb; remove that one/,
    ],
    [
      `${need(LINES, A, B, C)}\n### Requirement: Other\nX SHALL.\n`,
      '## ADDED Requirements\n\n### Requirement: Other\nY SHALL.\n',
      /^`Other` arrived in the spec since bbbbbbb with other words; move/,
    ],
  ])('%#', (now, delta, message) => {
    const result = onto(now, delta);
    expect(result.text).toBe(delta);
    expect(result.told).toMatchObject([{kind: 'todo', message: expect.stringMatching(message)}]);
  });
});
