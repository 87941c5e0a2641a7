import {describe, expect, test} from 'vitest';
import {nameIn} from '../../src/dialects/renames.ts';
import {readRequirementDelta} from '../../src/dialects/requirement-delta.ts';
import {foldName} from '../../src/dialects/requirement-name.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {documentOf, requirement, specOf} from './spec-text.ts';

const delta = (text: string) =>
  readRequirementDelta(documentOf(text, 'openspec/changes/x/specs/auth/spec.md'));

/** Headings of a section and whether they open one. */
const SECTIONS: Readonly<Record<string, boolean>> = {
  '## ADDED Requirements': true,
  '## added requirements': true,
  '## Added  Requirements': true,
  '## ADDED\tRequirements': true,
  '## ADDED Requirements ##': true,
  '## ADDED Requirements:': true,
  '   ## ADDED Requirements': true,
  '## **ADDED** Requirements': true,
  '## *ADDED Requirements*': true,
  '## `ADDED` Requirements': true,
  'ADDED Requirements\n------------------': true,
  '##\tADDED Requirements': true,
  '# ADDED Requirements': false,
  '### ADDED Requirements': false,
  'ADDED Requirements\n==================': false,
  '    ## ADDED Requirements': false,
  '## ADDED': false,
  '## ADDED Requirement': false,
  '## NEW Requirements': false,
  '> ## ADDED Requirements': false,
  '- ## ADDED Requirements': false,
  '```\n## ADDED Requirements\n```': false,
  '<!--\n## ADDED Requirements\n-->': false,
  '---\na: |\n  ## ADDED Requirements\n---': false,
  '\\## ADDED Requirements': false,
};

describe('a delta section', () => {
  test.each(Object.entries(SECTIONS))('%j: %j', (heading, opens) => {
    const {sections} = delta(`${heading}\n\n${requirement('Login')}`);
    expect(sections.map(({kind}) => kind.keyword)).toEqual(opens ? ['ADDED'] : []);
  });

  test.each([
    '# ADDED Requirements',
    '### ADDED Requirements',
    '## ADDED Requirement: Login',
    '## Added Requirements (again)',
  ])('that is meant and not spelled so, %j', (heading) => {
    expect(delta(`${heading}\n\nWords.\n`).misspelled.map(({title}) => title)).toHaveLength(1);
  });

  test('may occur again, and in any order', () => {
    const text = ['A', 'B'].map((name) => `## ADDED Requirements\n\n${requirement(name)}`);
    const {added, removed, sections} = delta(`## REMOVED Requirements\n- C\n\n${text.join('\n')}`);
    expect(sections.map(({kind}) => kind.keyword)).toEqual(['REMOVED', 'ADDED', 'ADDED']);
    expect(added.map(({name}) => name)).toEqual(['A', 'B']);
    expect(removed.map(({name}) => name)).toEqual(['C']);
  });

  test('may stand below the title of a feature delta', () => {
    expect(delta(`# ADDED: Login\n\n## ADDED Requirements\n\n${requirement('Login')}`).added).toHaveLength(1);
  });

  test('leaves what stands elsewhere for a rule to tell', () => {
    const {added, orphans, strays} = delta(
      `${requirement('Above')}\n## ADDED Requirements\n\n### Notes\n\n${requirement('In')}\n## Rationale\n\n${requirement('Below')}`,
    );
    expect(added.map(({name}) => name)).toEqual(['In']);
    expect(orphans.map(({name}) => name)).toEqual(['Above', 'Below']);
    expect(strays.map(({title}) => title)).toEqual(['Notes']);
  });
});

/** A heading and the name it gives to a requirement; nothing when it is none. */
const HEADINGS: Readonly<Record<string, string | undefined>> = {
  '### Requirement: Login': 'Login',
  '### requirement: Login': 'Login',
  '### REQUIREMENT:Login': 'Login',
  '### Requirement : Login': 'Login',
  '### Requirement：登录': '登录',
  '###\tRequirement:\tLogin \t': 'Login',
  '   ### Requirement: Login': 'Login',
  '### Requirement: Login ###': 'Login',
  '### Requirement: Login#': 'Login#',
  '### Requirement: **Login**': '**Login**',
  '### **Requirement: Login**': 'Login',
  '### **Requirement:** Login': 'Login',
  '### Requirement: Log  in': 'Log  in',
  '### Requirement: Log\u00A0in': 'Log\u00A0in',
  '### Requirement: `a` [b](c) $& $1 \\*d': '`a` [b](c) $& $1 \\*d',
  '#### Requirement: Login': 'Login',
  '### Requirement:': '',
  '###Requirement: Login': undefined,
  '### Requirement - Login': undefined,
  '### Requirement Login': undefined,
  '### R-1: Login': undefined,
  '> ### Requirement: Login': undefined,
  '- ### Requirement: Login': undefined,
  '    ### Requirement: Login': undefined,
  '~~~\n### Requirement: Login\n~~~': undefined,
  '<!-- ### Requirement: Login -->': undefined,
};

describe('a requirement', () => {
  test.each(Object.entries(HEADINGS))('%j is named %j', (heading, name) => {
    const {requirements} = readSpec(documentOf(`## Requirements\n\n${heading}\n\nWords.\n`));
    expect(requirements.map((each) => each.name)).toEqual(name === undefined ? [] : [name]);
  });

  test('may have an underlined heading, of several lines', () => {
    const text = 'Requirements\n============\n\nRequirement: Log\n  in\n---\n\nWords.\n';
    expect(readSpec(documentOf(text)).requirements.map(({name}) => name)).toEqual(['Log in']);
  });

  test('ends before rules, comments and link definitions at its end, not before those within', () => {
    const text = specOf(
      `### Requirement: A\nWords.\n\n---\n\n<!-- inner -->\n\nMore [x].\n\n---\n\n<!-- owner: me -->\n\n[x]: y\n`,
      requirement('B'),
    );
    const [first] = readSpec(documentOf(text)).requirements;
    expect(text.slice(first?.block.start, first?.block.end)).toMatch(
      /^### Requirement: A[\s\S]*More \[x\]\.$/,
    );
  });

  test('has the scenarios one level below it, whatever they are called', () => {
    const text = `### Requirement: A\n\n#### Scenario: One\n\n#### Two\n\n##### Scenario: Three\n\n#### REMOVED Scenario: Four\n\n#### Renamed scenario: Five\n\n### Scenario: Six\n`;
    const [first] = readSpec(documentOf(text)).requirements;
    expect(first?.scenarios.map(({kind, name}) => [kind, name])).toEqual([
      ['scenario', 'One'],
      ['scenario', 'Two'],
      ['removed', 'Four'],
      ['renamed', 'Five'],
    ]);
  });
});

/** Lines of a REMOVED section and the names they take away. */
const REMOVALS: Readonly<Record<string, readonly string[]>> = {
  '### Requirement: Login\n**Reason**: Gone.': ['Login'],
  '- Login': ['Login'],
  '* `Login`': ['Login'],
  '+ ### Requirement: Login': ['Login'],
  '- `### Requirement: Login`': ['Login'],
  '1. Requirement: Login\n2. Logout': ['Login', 'Logout'],
  '- ~~Login~~': ['Login'],
  '- ~~`### Requirement: Login`~~': ['Login'],
  '- ### Requirement: Support `--json`': ['Support `--json`'],
  '- Support `--json`': ['Support `--json`'],
  '- `` a`b ``': ['a`b'],
  '- `a` and `b`': ['`a` and `b`'],
  '- `--a`, `--b`': ['`--a`, `--b`'],
  '- ``a` and `b``': ['`a` and `b`'],
  '- `### Requirement: Support `--json``': ['Support `--json`'],
  '- `Support `--json``': ['Support `--json`'],
  '- ``--json` is on`': ['`--json` is on'],
  '- ``### Requirement: Support `--json` ``': ['Support `--json`'],
  '- ``### Requirement: Support `--json```': ['Support `--json`'],
  '- `### Requirement: A `code` *em* **bold**`': ['A `code` *em* **bold**'],
  '- ~~`### Requirement: Support `--json``~~': ['Support `--json`'],
  '- Login\n\n  Because.': ['Login'],
  '### Requirement: A\n\n### Requirement: B': ['A', 'B'],
  '- A\n\n### Requirement: B\n- **Reason**: c': ['A', 'B'],
  'None.': [],
  '```\n- Login\n```': [],
  '<!--\n- Login\n-->': [],
  '> - Login': [],
};

describe('what is REMOVED', () => {
  test.each(Object.entries(REMOVALS))('%j: %j', (lines, names) => {
    const text = `## REMOVED Requirements\n\n${lines}\n`;
    expect(delta(text).removed.map(({name}) => name)).toEqual(names);
    expect(delta(text.replaceAll('\n', '\r\n')).removed.map(({name}) => name)).toEqual(names);
  });
});

/** Lines of a RENAMED section and the pairs they give. */
const RENAMES: Readonly<Record<string, readonly (readonly [string | undefined, string | undefined])[]>> = {
  '- FROM: `### Requirement: A`\n- TO: `### Requirement: B`': [['A', 'B']],
  '- FROM: ### Requirement: A\n- TO: ### Requirement: B': [['A', 'B']],
  'FROM: A\nTO: B': [['A', 'B']],
  '- From: A\n- To: B': [['A', 'B']],
  '- **FROM:** A\n- **TO:** B': [['A', 'B']],
  '- **FROM**: A\n- **TO**: B': [['A', 'B']],
  '**FROM: A**\n**TO: B**': [['A', 'B']],
  '- **FROM:** `### Requirement: A`\n- **TO:** **B**': [['A', '**B**']],
  '`FROM: A`\n\n`TO: B`': [['A', 'B']],
  '* FROM: A\n  TO: B\n* FROM: C\n  TO: D': [
    ['A', 'B'],
    ['C', 'D'],
  ],
  '- `A` → `B`': [['A', 'B']],
  '- A -> B': [['A', 'B']],
  '`### Requirement: A` => `### Requirement: B`': [['A', 'B']],
  '- FROM: Support `--a`\n- TO: Support `--b`': [['Support `--a`', 'Support `--b`']],
  '- FROM: A ##\n- TO: ### Requirement: B ##': [['A ##', 'B']],
  '- FROM: A\n- FROM: B\n- TO: C': [
    ['A', undefined],
    ['B', 'C'],
  ],
  '- TO: B\n- FROM: A': [
    [undefined, 'B'],
    ['A', undefined],
  ],
  '- FROM：甲\n- TO：乙': [['甲', '乙']],
  '- FROM: `### Requirement: Support `--a``\n- TO: `### Requirement: Support `--b``': [
    ['Support `--a`', 'Support `--b`'],
  ],
  '`FROM: `--a` is on`\n`TO: On with `--a``': [['`--a` is on', 'On with `--a`']],
  '`### Requirement: Read `a`` → `### Requirement: Read `b``': [['Read `a`', 'Read `b`']],
  '- From: A → To: B': [['A', 'B']],
  '- **From:** A -> **To:** B': [['A', 'B']],
  '`FROM: A` => `TO: B`': [['A', 'B']],
  '- FROM: A, TO: B': [['A', 'B']],
  '- FROM: `### Requirement: A`, TO: `### Requirement: B`': [['A', 'B']],
  '- FROM: A, b, TO: C': [['A, b, TO: C', undefined]],
  '- FROM: A, TO: B, c': [['A, TO: B, c', undefined]],
  '- FROM: A, b\n- TO: C → D': [['A, b', 'C → D']],
  '```\nFROM: A\nTO: B\n```': [],
  '<!-- FROM: A\nTO: B -->': [],
  'Words from: here to: there.': [],
};

describe('what is RENAMED', () => {
  test.each(Object.entries(RENAMES))('%j: %j', (lines, pairs) => {
    const text = `## RENAMED Requirements\n\n${lines}\n`;
    expect(delta(text).renamed.map(({from, to}) => [from, to])).toEqual(pairs);
    expect(delta(text.replaceAll('\n', '\r\n')).renamed.map(({from, to}) => [from, to])).toEqual(pairs);
  });
});

describe('names', () => {
  test.each([
    ['Login', 'login'],
    ['Log in', 'Log  in'],
    ['Log in', 'Log\u00A0in'],
    ['Login', '**Login**'],
    ['Login', '`Login`'],
    ['Login', 'Login #'],
    ['Caf\u00E9', 'Cafe\u0301'],
    ['Login', 'Lo\u200Bgin'],
    ['Login', '\uFEFFLogin'],
    ['a_b', 'a\\_b'],
  ])('%j could be taken for %j', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  test.each([
    ['Login', 'Logout'],
    ['C', 'C#'],
    ['A1', 'A2'],
  ])('%j could not be taken for %j', (a, b) => {
    expect(foldName(a)).not.toBe(foldName(b));
  });

  test.each([
    ['`a', '`a'],
    ['``', '``'],
    ['', ''],
    ['~~~~', '~~~~'],
    ['###', ''],
    ['### #', ''],
  ])('%j as a bullet gives it is %j', (value, name) => {
    expect(nameIn(value)).toBe(name);
  });
});
