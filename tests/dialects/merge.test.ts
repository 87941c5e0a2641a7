import {describe, expect, test} from 'vitest';
import {readSpec} from '../../src/dialects/spec.ts';
import {documentOf, mergeTexts, namesIn, requirement, specOf} from './spec-text.ts';

const A = requirement('A');
const B = requirement('B');
const C = requirement('C');
const ABC = specOf(A, B, C);
const added = (...blocks: readonly string[]) => `## ADDED Requirements\n\n${blocks.join('\n')}`;
const modified = (...blocks: readonly string[]) => `## MODIFIED Requirements\n\n${blocks.join('\n')}`;
const removed = (...names: readonly string[]) =>
  `## REMOVED Requirements\n\n${names.map((name) => `- ${name}\n`).join('')}`;
const renamed = (...pairs: readonly (readonly [string, string])[]) =>
  `## RENAMED Requirements\n\n${pairs.map(([from, to]) => `- FROM: ${from}\n- TO: ${to}\n`).join('')}`;
const other = (name: string) => requirement(name, 'The system MUST do otherwise.');
const codes = (spec: string | undefined, delta: string | readonly string[], options = {}) =>
  mergeTexts(spec, delta, options).merge.problems.map(({code}) => code);

/** A name, the delta, and the spec it makes of A, B and C. */
const WORKS: readonly (readonly [name: string, delta: string, after: string])[] = [
  ['adds at the end', added(requirement('D')), specOf(A, B, C, requirement('D'))],
  ['modifies in place', modified(other('B')), specOf(A, other('B'), C)],
  ['removes the first', removed('A'), specOf(B, C)],
  ['removes one between', removed('B'), specOf(A, C)],
  ['removes the last', removed('C'), specOf(A, B)],
  ['removes neighbours', removed('A', 'B'), specOf(C)],
  ['removes neighbours at the end', removed('B', 'C'), specOf(A)],
  ['removes what does not touch', removed('A', 'C'), specOf(B)],
  ['renames', renamed(['B', 'X']), specOf(A, requirement('X'), C)],
  ['swaps two names', renamed(['A', 'B'], ['B', 'A']), specOf(B, A, C)],
  ['follows a chain', renamed(['A', 'X'], ['X', 'Y']), specOf(requirement('Y'), B, C)],
  ['moves names on', renamed(['A', 'B'], ['B', 'C'], ['C', 'D']), specOf(B, C, requirement('D'))],
  ['turns names round', renamed(['A', 'B'], ['B', 'C'], ['C', 'A']), specOf(B, C, A)],
  ['renames to another case', renamed(['A', 'a']), specOf(requirement('a'), B, C)],
  [
    'modifies under the new name',
    `${renamed(['B', 'X'])}\n${modified(other('X'))}`,
    specOf(A, other('X'), C),
  ],
  [
    'modifies what a swap moved',
    `${renamed(['A', 'B'], ['B', 'A'])}\n${modified(other('B'))}`,
    specOf(other('B'), A, C),
  ],
  [
    'adds under a name that a rename freed',
    `${renamed(['B', 'X'])}\n${added(other('B'))}`,
    specOf(A, requirement('X'), C, other('B')),
  ],
  ['replaces where it stands', `${removed('B')}\n${added(other('B'))}`, specOf(A, other('B'), C)],
  ['replaces by another case at the end', `${removed('B')}\n${added(other('b'))}`, specOf(A, C, other('b'))],
  ['adds where the last goes', `${removed('C')}\n${added(requirement('D'))}`, specOf(A, B, requirement('D'))],
  ['adds where all go', `${removed('A', 'B', 'C')}\n${added(requirement('D'))}`, specOf(requirement('D'))],
  [
    'does it all at once, in any order of sections',
    `${added(requirement('D'))}\n${modified(other('X'))}\n${removed('A')}\n${renamed(['B', 'X'])}`,
    specOf(other('X'), C, requirement('D')),
  ],
];

describe('a merge', () => {
  test.each(WORKS)('%s', (_, delta, after) => {
    expect(mergeTexts(ABC, delta).text).toBe(after);
  });

  test.each(WORKS)('%s, with CRLF', (_, delta, after) => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(mergeTexts(crlf(ABC), delta).text).toBe(crlf(after));
    expect(mergeTexts(ABC, crlf(delta)).text).toBe(after);
    expect(mergeTexts(`\uFEFF${crlf(ABC)}`, delta).text).toBe(`\uFEFF${crlf(after)}`);
  });

  test.each(WORKS)('%s, without a final newline', (_, delta, after) => {
    expect(mergeTexts(ABC.trimEnd(), delta).text).toBe(after.trimEnd());
  });

  test.each(WORKS)('%s, between what stays', (_, delta, after) => {
    const around = (text: string) => `---\na: b\n---\n\n${text}\n## Notes\n\n\n\nKept  \n`;
    expect(mergeTexts(around(ABC), delta).text).toBe(around(after));
  });

  test.each(WORKS.filter(([name]) => !/swap|moves names|turns/.test(name)))(
    '%s, and once more it changes nothing',
    (_, delta, after) => {
      const again = mergeTexts(after, delta);
      expect(again.merge.problems).toEqual([]);
      expect(again.text).toBe(after);
    },
  );

  test('takes the line ending of its place in a mixed file', () => {
    const mixed = ABC.replace(B, B.replaceAll('\n', '\r\n'));
    expect(mergeTexts(mixed, modified(other('B'))).text).toBe(
      mixed.replace('The system SHALL work.\r\n', 'The system MUST do otherwise.\r\n'),
    );
  });

  test('counts what really changed, and tells what is lost', () => {
    const {merge} = mergeTexts(ABC, `${modified(A, other('B'))}\n${removed('C', 'D')}`);
    expect(merge.totals).toEqual({added: 0, modified: 1, removed: 1, renamed: 0});
    expect(merge.losses).toEqual([{requirement: 'B', lines: ['The system SHALL work.']}]);
  });
});

describe('what stands between requirements', () => {
  const between = '\n---\n\n<!-- owner: me -->\n\n[x]: y\n[^1]: z\n\n';
  const spec = specOf(A, between, B, between, C, between);

  test.each([
    ['A', specOf(between, B, between, C, between)],
    ['B', specOf(A, between, between, C, between)],
    ['C', specOf(A, between, B, between, between)],
  ])('stays when %s goes', (name, after) => {
    const text = mergeTexts(spec, removed(name)).text;
    expect(text?.replace(/\n+/g, '\n')).toBe(after.replace(/\n+/g, '\n'));
    expect(text?.match(/owner: me/g)).toHaveLength(3);
  });

  test('stays when a requirement is replaced, and is not doubled', () => {
    const text = mergeTexts(spec, modified(other('C'), between)).text;
    expect(text).toBe(spec.replace(C, other('C')));
  });

  test('definitions that a block brings along are written once', () => {
    const block = `${requirement('A', 'The system SHALL [x] [n].')}\n[x]: y\n[n]: new\n`;
    const text = mergeTexts(spec, modified(block)).text ?? '';
    expect(text.match(/^\[n\]: new$/gm)).toHaveLength(1);
    expect(text.match(/^\[x\]: y$/gm)).toHaveLength(3);
    expect(mergeTexts(text, modified(block)).text).toBe(text);
  });

  test('new requirements go before the definitions at the end', () => {
    const text = mergeTexts(`${ABC}\n[x]: y\n`, added(requirement('D'))).text;
    expect(text).toBe(`${specOf(A, B, C, requirement('D'))}\n[x]: y\n`);
  });

  test('a rule behind an added block does not come along', () => {
    const text = mergeTexts(ABC, added(requirement('D'), '---\n', requirement('E'))).text ?? '';
    expect(text).toBe(specOf(A, B, C, requirement('D'), requirement('E')));
    expect(mergeTexts(text, added(requirement('D'), '---\n', requirement('E'))).text).toBe(text);
  });
});

describe('what a block must not run on into', () => {
  test('HTML at its end and a heading right below', () => {
    const tight = `${specOf(A).trimEnd()}\n${B}`;
    const text = mergeTexts(tight, modified(`${A}\n<details>\n`)).text ?? '';
    expect(namesIn(text)).toEqual(['A', 'B']);
  });

  test('a list at its end and an indented heading', () => {
    const spec = specOf(`### Requirement: A\nWords.\n\n#### Scenario: Works\nWords.\n\n   ${B}`);
    const text = mergeTexts(spec, modified(A)).text ?? '';
    expect(namesIn(text)).toEqual(['A', 'B']);
    expect(namesIn(mergeTexts(spec, added(C)).text ?? '')).toEqual(['A', 'B', 'C']);
  });

  test('an underlined heading right below', () => {
    const spec = `${specOf(A).replace('- **WHEN** used\n- **THEN** works\n', '```\ncode\n```\n')}Notes\n-----\n`;
    const text = mergeTexts(spec, [modified(A)].concat(added(C))).text ?? '';
    expect(documentOf(text).top.children[0]?.children.map(({title}) => title)).toContain('Notes');
  });
});

describe('what a removal leaves below a paragraph', () => {
  const spec = (rest: string) =>
    `## Purpose\n\nWords.\n\n## Requirements\n\n### Requirement: A\nWords.\n${rest}`;

  test.each([
    ['a link definition', '### Requirement: B\nWords.\n\n[x]: https://example.org/\n'],
    ['a thematic break', '### Requirement: B\nWords.\n\n---\n'],
    ['a thematic break right below a bare heading', '### Requirement: B\n---\n'],
  ])('%s stays one', (_name, rest) => {
    for (const ending of ['\n', '\r\n', '\r']) {
      const before = spec(rest).replaceAll('\n', ending);
      const {text} = mergeTexts(before, '## REMOVED Requirements\n\n- B\n', {allowsScenarioRemoval: true});
      const kinds = (each: string) => documentOf(each).root.children.map(({type}) => type);
      expect(kinds(text ?? '')).toEqual([...kinds(spec('')), kinds(before).at(-1)]);
    }
  });
});

describe('near misses', () => {
  const near: readonly (readonly [name: string, slip: string])[] = [
    ['Log in', 'log in'],
    ['Log in', 'Log  in'],
    ['Log in', '**Log in**'],
    ['Log in', 'Log in \\#'],
    ['Log in', 'Log\u00A0in'],
    ['Log in', 'Log\u200B in'],
    ['Caf\u00E9', 'Cafe\u0301'],
  ];

  test.each(near)('of %j: %j is told of, never taken for another', (name, slip) => {
    const spec = specOf(requirement(name), A);
    const message = (delta: string) => {
      const {problems} = mergeTexts(spec, delta).merge;
      return problems.map((problem) => `${problem.code} ${problem.message.includes(`\`${name}\``)}`);
    };
    expect(message(modified(other(slip)))).toEqual(['requirement-target true']);
    expect(message(removed(slip))).toEqual(['requirement-target true']);
    expect(message(renamed([slip, 'X']))).toEqual(['requirement-target true']);
    expect(message(renamed(['A', slip]))).toEqual(['requirement-new true']);
    expect(message(added(requirement(slip)))).toEqual(['requirement-new true']);
  });

  test('a name that a rename leaves is no longer near', () => {
    expect(mergeTexts(specOf(A), `${renamed(['A', 'B'])}\n${added(other('a'))}`).text).toBe(
      specOf(B, other('a')),
    );
  });
});

/** A delta and the codes it is refused with. */
const REFUSED: readonly (readonly [delta: string, codes: readonly string[]])[] = [
  [modified(other('X')), ['requirement-target']],
  [renamed(['X', 'Y']), ['requirement-target']],
  [renamed(['A', 'B']), ['requirement-new']],
  [added(other('A')), ['requirement-new']],
  [added(requirement('X'), requirement('X')), ['delta-conflict']],
  [added(requirement('X'), requirement('x')), ['requirement-new']],
  [modified(other('A'), other('A')), ['delta-conflict']],
  [removed('A', 'A'), ['delta-conflict']],
  [renamed(['A', 'X'], ['A', 'Y']), ['delta-conflict']],
  [renamed(['A', 'X'], ['B', 'X']), ['delta-conflict']],
  [`${modified(other('A'))}\n${removed('A')}`, ['delta-conflict']],
  [`${modified(other('X'))}\n${added(requirement('X'))}`, ['delta-conflict']],
  [`${renamed(['A', 'X'])}\n${modified(other('A'))}`, ['delta-conflict']],
  [`${renamed(['A', 'X'])}\n${removed('A')}`, ['delta-conflict']],
  [`${renamed(['A', 'X'])}\n${removed('a')}`, ['delta-conflict']],
  [`${renamed(['A', 'X'])}\n${added(requirement('X'))}`, ['delta-conflict']],
  ['## RENAMED Requirements\n- FROM: A\n', ['delta-conflict']],
  ['## RENAMED Requirements\n- TO: A\n', ['delta-conflict']],
  [added('### Requirement:\nWords.\n'), ['delta-conflict']],
  [added(requirement('X'), requirement('Y', 'Words.', 4)), ['delta-conflict']],
  [`${added(requirement('X'))}\n~~~\n`, ['delta-conflict']],
  [`${modified(other('A'))}\n<!-- draft\n`, ['delta-conflict']],
  [modified('### Requirement: A\nWords.\n'), ['scenario-kept']],
  [modified(A.replace('Works', 'works')), ['scenario-kept']],
  [modified(`${A.replace('#### Scenario: Works', '#### RENAMED Scenario: Works')}`), ['delta-conflict']],
  [modified(`### Requirement: A\n\n~~~\n#### Scenario: Works\n~~~\n`), ['scenario-kept']],
];

describe('refused', () => {
  test.each(REFUSED)('%j', (delta, expected) => {
    const {merge} = mergeTexts(ABC, delta);
    expect(merge.problems.map(({code}) => code)).toEqual(expected);
    expect(mergeTexts(ABC, delta, {allowsScenarioRemoval: true}).merge.problems.length).toBe(
      expected[0] === 'scenario-kept' ? 0 : expected.length,
    );
  });

  /** A spec that nothing can be merged into, and a word of the reason. */
  test.each([
    [ABC.replace('## Requirements', '## Rules'), 'no section'],
    [`${ABC}\n~~~\n`, 'never closed'],
    [`${ABC}\n<!-- open\n`, 'never closed'],
    [`${ABC}\n## ADDED Requirements\n`, 'delta section'],
    [`${ABC}\n## Notes\n\n${requirement('D')}`, 'outside'],
    [specOf(A, B, requirement('a')), 'twice'],
    [specOf(A, B, requirement('D', 'Words.', 4)), 'inside of another'],
  ])('what cannot be merged into: %#', (spec, reason) => {
    const {problems} = mergeTexts(spec, modified(other('A'))).merge;
    expect(problems.map(({code}) => code)).toEqual(['spec-mergeable']);
    expect(problems[0]?.message).toContain(reason);
    expect(mergeTexts(spec, modified(A)).merge.problems).toEqual([]);
  });

  test('a spec that is not UTF-8', () => {
    expect(codes(`${ABC}\n\uD800`, modified(A))).toEqual([]);
  });

  test('a spec that cannot be read', () => {
    expect(codes(undefined, added(A), {unreadable: 'it is a link'})).toEqual(['spec-mergeable']);
  });
});

describe('scenarios', () => {
  const steps = '- **WHEN** used\n- **THEN** works\n';
  const two = `### Requirement: A\nWords.\n\n#### Scenario: One\n${steps}\n#### Scenario: Two\n- once\n`;
  const block = (marks: string) =>
    modified(`### Requirement: A\nMore.\n\n#### Scenario: One\n${steps}\n${marks}`);
  const kept = (rest: string) => specOf(`### Requirement: A\nMore.\n\n#### Scenario: One\n${steps}${rest}`);

  test.each([
    ['#### REMOVED Scenario: Two\nBecause.\n', ''],
    ['#### removed scenario: Two\n\n', ''],
    ['#### RENAMED Scenario: Two\nTO: Three\n', '\n#### Scenario: Three\n- once\n'],
    ['#### RENAMED Scenario: Two\n- **TO:** `Three`\n', '\n#### Scenario: Three\n- once\n'],
    ['#### RENAMED Scenario: `Two` → `Three`\n', '\n#### Scenario: Three\n- once\n'],
    [
      '#### RENAMED Scenario: Two\nTO: Three\n\n#### Scenario: Three\n- twice\n',
      '\n#### Scenario: Three\n- twice\n',
    ],
  ])('%j', (marks, rest) => {
    const {text, merge} = mergeTexts(specOf(two), block(marks));
    expect(merge.problems).toEqual([]);
    expect(text).toBe(kept(rest));
    expect(mergeTexts(text, block(marks)).text).toBe(text);
  });

  test('of one name count as often as they occur', () => {
    const twice = `${two.replace('Two', 'One')}`;
    expect(codes(specOf(twice), block(''))).toEqual(['scenario-kept']);
    expect(mergeTexts(specOf(twice), block('#### REMOVED Scenario: One\n')).text).toBe(kept(''));
  });

  test.each(['', '\n'])(
    'marked behind an indented marker, or below a comment, go once and for all',
    (gap) => {
      const three = `${two}\n#### Scenario: Three\n- once\n`;
      const marks = `#### REMOVED Scenario: Two\n${gap} #### REMOVED Scenario: Three\n`;
      const delta = block(`<!-- c -->\n\n${marks}`);
      const once = mergeTexts(specOf(three), delta);
      expect(once.merge.problems).toEqual([]);
      expect(once.text).not.toContain('Three');
      expect(mergeTexts(once.text ?? '', delta).merge.result.kind).toBe('unchanged');
    },
  );

  test('that a change before added must be kept by the next', () => {
    const first = block(`#### Scenario: Two\n- once\n\n#### Scenario: Three\n- new\n`);
    expect(codes(specOf(two), [first, block('#### Scenario: Two\n- once\n')])).toEqual(['scenario-kept']);
    expect(
      codes(specOf(two), [first, block('#### Scenario: Two\n- once\n\n#### REMOVED Scenario: Three\n')]),
    ).toEqual([]);
  });
});

describe('headings of another level', () => {
  const grouped = specOf(`### Group\n\n${requirement('A', 'Words.', 4)}\n${requirement('B', 'Words.', 4)}`);

  test('a block takes the level of what it replaces', () => {
    const text = mergeTexts(grouped, modified(other('A'))).text ?? '';
    expect(text).toBe(
      grouped.replace(requirement('A', 'Words.', 4), requirement('A', 'The system MUST do otherwise.', 4)),
    );
    expect(mergeTexts(text, modified(other('A'))).text).toBe(text);
  });

  test('a new one stands beside the groups', () => {
    expect(mergeTexts(grouped, added(C)).text).toBe(`${grouped}\n${C}`);
  });

  test('a new one stands beside requirements of any level', () => {
    const flat = `# Requirements\n\n${requirement('A', 'Words.', 2)}`;
    expect(mergeTexts(flat, added(C)).text).toBe(`${flat}\n${requirement('C', 'The system SHALL work.', 2)}`);
    const deep = `## Requirements\n\n${requirement('A', 'Words.', 4)}`;
    expect(mergeTexts(deep, added(C)).text).toBe(`${deep}\n${requirement('C', 'The system SHALL work.', 4)}`);
  });

  test('what is quoted in code stays as it is', () => {
    const code = '```\n#### Scenario: x\n```';
    const text = mergeTexts(grouped, modified(requirement('A', code))).text;
    expect(text).toContain(`#### Requirement: A\n${code}\n\n##### Scenario: Works\n`);
  });
});

describe('several changes that meet in one spec', () => {
  test('take effect one after the other', () => {
    const deltas = [added(requirement('D')), modified(other('D')), renamed(['D', 'E']), removed('A')];
    expect(mergeTexts(ABC, deltas).text).toBe(specOf(B, C, other('E')));
  });

  test('do not undo what one of them wrote, in a scenario of its own, or by replacing', () => {
    const scenarios = (...lines: readonly string[]) =>
      `### Requirement: R\nWords.\n\n${lines.map((line, index) => `#### Scenario: ${index}\n- **THEN** x${line}\n\n`).join('')}`;
    const old = specOf(scenarios('\n- safe', ''));
    const first = modified(scenarios('\n- safe', '\n- safe'));
    expect(codes(old, [first, modified(scenarios('\n- safer', ''))])).toEqual(['delta-conflict']);
    expect(codes(old, [first, `${removed('R')}\n${added(scenarios('\n- safe', ''))}`])).toEqual([
      'delta-conflict',
    ]);
  });

  test('do not undo what one of them wrote', () => {
    const [first, second] = [modified(other('A')), modified(requirement('A', 'Otherwise.'))];
    expect(codes(ABC, [first, second])).toEqual(['delta-conflict']);
    expect(codes(ABC, [first, first])).toEqual([]);
    expect(codes(ABC, [first, modified(`${other('A')}\nMore.\n`)])).toEqual([]);
  });

  test('as they would in passes of their own', () => {
    const deltas = [
      `${renamed(['A', 'X'])}\n${modified(other('X'))}`,
      `${removed('B')}\n${added(requirement('D'))}`,
      `${modified(`${other('X')}\n#### Scenario: Last\n- **WHEN** used\n- **THEN** works\n`)}\n${added(requirement('A'))}`,
    ];
    const passes = deltas.reduce((text, delta) => mergeTexts(text, delta).text ?? '', ABC);
    expect(mergeTexts(ABC, deltas).text).toBe(passes);
  });

  test('contradict each other', () => {
    expect(codes(ABC, [added(requirement('D')), added(other('D'))])).toEqual(['requirement-new']);
    expect(codes(ABC, [removed('A'), modified(other('A'))])).toEqual(['requirement-target']);
  });
});

describe('a capability', () => {
  test('is created by ADDED, with the purpose a delta gives', () => {
    const {merge, text} = mergeTexts(undefined, `## Purpose\n\nWho may\nenter.\n\n${added(A, B)}`, {
      capability: 'identity/auth',
    });
    expect(merge.result.kind).toBe('created');
    expect(text).toBe(
      `# identity/auth Specification\n\n## Purpose\n\nWho may\nenter.\n\n## Requirements\n\n${A}\n${B}`,
    );
  });

  test.each([
    '',
    '## Purpose\n\n',
    '## Purpose\n\n~~~\ncode\n~~~\n\n',
    '## Purpose\n\n<!-- x -->\n\n',
    '## Purpose\n\nA <!-- b --> c\n\n',
    '## Purpose\n\nA\n\n### B\n\n',
  ])('gets a placeholder for %j', (purpose) => {
    expect(mergeTexts(undefined, purpose + added(A)).text).toContain(
      'TBD - created by archiving change change-0. Update Purpose after archive.',
    );
  });

  test('takes along what its purpose refers to, once', () => {
    const links = '[rfc]: http://rfc';
    const behind = mergeTexts(undefined, `## Purpose\n\nSee [RFC][rfc].\n\n${added(A)}\n${links}\n`).text;
    expect(behind?.split(links)).toHaveLength(2);
    const within = `## Purpose\n\nSee [RFC][rfc].\n\n${links}\n\n${added(requirement('A', 'See [rfc].'))}`;
    expect(mergeTexts(undefined, within).text?.split(links)).toHaveLength(2);
  });

  test('that cannot be retired stays without requirements, where that is allowed', () => {
    const noted = `${specOf(A)}\n## Notes\n\nKept.\n`;
    const left = mergeTexts(noted, removed('A'), {leavesEmptySpecs: true});
    expect(left.merge.problems).toEqual([]);
    expect(left.text).toBe(`${specOf(A).replace(A, '')}## Notes\n\nKept.\n`);
    expect(codes(noted, removed('A'))).toEqual(['capability-last', 'capability-last']);
  });

  test('is created with LF, whatever its delta has', () => {
    const delta = `## Purpose\n\nWho.\n\n${added(A, '---\n', B)}`;
    expect(mergeTexts(undefined, delta.replaceAll('\n', '\r\n')).text).toBe(
      mergeTexts(undefined, delta).text,
    );
  });

  test('is not created by other operations', () => {
    expect(codes(undefined, modified(A))).toEqual(['requirement-target', 'capability-known']);
    expect(codes(undefined, renamed(['A', 'B']))).toEqual(['requirement-target', 'capability-known']);
    expect(mergeTexts(undefined, removed('A')).merge.result.kind).toBe('unchanged');
    expect(namesIn(mergeTexts(undefined, `${removed('A')}\n${added(B)}`).text ?? '')).toEqual(['B']);
  });

  test('is not created beside one of nearly the same name', () => {
    const {merge} = mergeTexts(undefined, added(A), {capability: 'User_Auth', capabilities: ['user-auth']});
    expect(merge.problems.map(({code}) => code)).toEqual(['capability-known']);
    expect(merge.problems[0]?.message).toContain('`user-auth`');
  });

  test('is retired with its last requirement, when that is allowed', () => {
    expect(codes(specOf(A), removed('A'))).toEqual(['capability-last']);
    expect(mergeTexts(specOf(A), removed('A'), {mayRetire: true}).merge.result.kind).toBe('retired');
    expect(mergeTexts(specOf(A, B), removed('A', 'B'), {mayRetire: true}).merge.result.kind).toBe('retired');
  });

  test.each([
    `${specOf(A)}\n## Notes\n\nKept.\n`,
    `${specOf(A)}\n\nA note below the steps.\n`,
    `${specOf(A)}- **IMPORTANT**: keys\n`,
    specOf(A).replace('## Purpose', 'Words.\n\n## Purpose'),
    specOf(A).replace('Who may come in.', '<h2>Notes</h2>'),
    specOf(`### Group\n\n${requirement('A', 'Words.', 4)}`),
    `${specOf(A)}\n<!-- owner -->\n`,
  ])('is not retired while its spec holds more: %#', (spec) => {
    expect(codes(spec, removed('A'), {mayRetire: true})).toEqual(['capability-last']);
  });
});

test('renaming keeps everything of a heading but the name', () => {
  const spec = specOf('###\tREQUIREMENT :  A  ###\nWords.\n', '### **Requirement: B**\nWords.\n');
  const text = mergeTexts(spec, renamed(['A', '$& `x`'], ['B', 'Y'])).text;
  expect(text).toBe(specOf('###\tREQUIREMENT :  $& `x`  ###\nWords.\n', '### Requirement: Y\nWords.\n'));
  expect(readSpec(documentOf(text ?? '')).requirements.map(({name}) => name)).toEqual(['$& `x`', 'Y']);
});
