import {describe, expect, test} from 'vitest';
import {linksIn} from '../../src/dialects/merge/links/definitions.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {documentOf, mergeTexts, namesIn, requirement, specOf} from './spec-text.ts';

const added = (...blocks: readonly string[]) => `## ADDED Requirements\n\n${blocks.join('\n')}`;
const modified = (...blocks: readonly string[]) => `## MODIFIED Requirements\n\n${blocks.join('\n')}`;
const removed = (...names: readonly string[]) =>
  `## REMOVED Requirements\n\n${names.map((name) => `- ${name}\n`).join('')}`;
const said = (spec: string | undefined, deltas: string | readonly string[]) =>
  mergeTexts(spec, deltas).merge.problems.map(({code, message}) => `${code} ${message}`);

/** Where each link of a text leads, footnotes with what they say. */
function targetsIn(text = ''): readonly string[] {
  const {references, byLabel} = linksIn(documentOf(text));
  return references.map(({label}) => `${byLabel.get(label)?.shown} ${byLabel.get(label)?.target}`);
}

const steps = '#### Scenario: Works\n- **WHEN** used\n- **THEN** works\n';
const login = `### Requirement: Login\nAs [x] says.[^1]\n\n[x]: http://x\n\n[^1]: note\n\n${steps}`;
const logout = requirement('Logout', 'The system SHALL do as [x] says.[^1]');
const plain = requirement('Login', 'The system SHALL be plain.');

describe('a definition within a block that goes', () => {
  const kept = '[x]: http://x\n\n[^1]: note\n';

  test('stays in its place while another requirement refers to it', () => {
    const {text, merge} = mergeTexts(specOf(login, logout), removed('Login'));
    expect(text).toBe(specOf(`${kept}`, logout));
    expect(merge.losses).toEqual([]);
    expect(mergeTexts(text, removed('Login')).merge.result.kind).toBe('unchanged');
  });

  test('stays behind the last requirement', () => {
    const {text} = mergeTexts(specOf(logout, login), removed('Login'));
    expect(text).toBe(specOf(logout, kept));
    const both = mergeTexts(specOf(logout, login), `${removed('Login')}\n${added(requirement('New'))}`).text;
    expect(both).toBe(specOf(logout, requirement('New'), kept));
  });

  test('stays behind the text that replaces its block, and is not told as lost', () => {
    const {text, merge} = mergeTexts(specOf(login, logout), modified(plain));
    expect(text).toBe(specOf(plain, kept, logout));
    expect(merge.losses).toEqual([{requirement: 'Login', lines: ['As [x] says.[^1]']}]);
    expect(mergeTexts(text, modified(plain)).text).toBe(text);
  });

  test('stays while a block of a delta refers to it', () => {
    const spec = specOf(login, requirement('Logout'));
    const {text} = mergeTexts(spec, `${removed('Login')}\n${modified(logout)}`);
    expect(text).toBe(specOf(kept, logout));
  });

  test('goes with its block when nothing else refers to it', () => {
    expect(mergeTexts(specOf(login, requirement('Logout')), removed('Login')).text).toBe(
      specOf(requirement('Logout')),
    );
    const both = `${removed('Login')}\n${modified(requirement('Logout'))}`;
    expect(mergeTexts(specOf(login, logout), both).text).toBe(specOf(requirement('Logout')));
  });

  test('goes when the same is defined elsewhere', () => {
    const spec = specOf(login, logout, '[x]: http://x\n[^1]: note\n');
    expect(mergeTexts(spec, removed('Login')).text).toBe(specOf(logout, '[x]: http://x\n[^1]: note\n'));
  });

  test('stays before another of its label', () => {
    const spec = specOf(login, logout, '[x]: http://other\n');
    const {text} = mergeTexts(spec, removed('Login'));
    expect(targetsIn(text)).toEqual(['[x] http://x', '[^1] note']);
    const again = mergeTexts(`${spec}\n[x]: http://x\n`, removed('Login')).text;
    expect(targetsIn(again)).toEqual(['[x] http://x', '[^1] note']);
  });

  test('may be changed by its own block', () => {
    const changed = login.replace('http://x', 'http://new');
    const {text, merge} = mergeTexts(specOf(login, logout), modified(changed));
    expect(text).toBe(specOf(changed, logout));
    expect(merge.problems).toEqual([]);
  });

  test('stays while a footnote that stays refers to it', () => {
    const spec = specOf(
      `### Requirement: Login\nAs[^1].\n\n[^1]: See [x].\n\n[x]: http://x\n\n${steps}`,
      requirement('Logout', 'As[^1].'),
    );
    expect(mergeTexts(spec, removed('Login')).text).toBe(
      specOf('[^1]: See [x].\n\n[x]: http://x\n', requirement('Logout', 'As[^1].')),
    );
  });

  test('stays when it lies in a quote or comes with a delta of the same batch', () => {
    const quoted = `### Requirement: Login\nWords.\n\n> [x]: http://x\n>   "Title"\n\n${steps}`;
    expect(mergeTexts(specOf(quoted, requirement('Logout', 'See [x].')), removed('Login')).text).toBe(
      specOf('[x]: http://x\n  "Title"\n', requirement('Logout', 'See [x].')),
    );
    const batch = [added(login), added(logout), removed('Login')];
    expect(targetsIn(mergeTexts(specOf(requirement('A')), batch).text)).toEqual([
      '[x] http://x',
      '[^1] note',
    ]);
    expect(targetsIn(mergeTexts(undefined, batch).text)).toEqual(['[x] http://x', '[^1] note']);
  });

  test('takes the line ending of its place, and does not run on into what stands around', () => {
    const tight = specOf('### Requirement: A\nWords.\n', login, logout).replace(
      'Words.\n\n###',
      'Words.\n###',
    );
    for (const ending of ['\n', '\r\n', '\r']) {
      const {text} = mergeTexts(tight.replaceAll('\n', ending), removed('Login'));
      expect(text?.replaceAll(ending, '\n')).toBe(specOf('### Requirement: A\nWords.\n', kept, logout));
    }
  });
});

describe('a definition that a block brings along', () => {
  const spec = specOf(requirement('Old', 'The system SHALL do as [z] says.'), '[z]: http://other\n');
  const bringing = (target: string) =>
    `${requirement('New', 'The system SHALL do as [z] says.')}\n[z]: ${target}\n`;
  const conflict =
    'delta-conflict `[z]` is defined in the spec as http://other, expected the same target or another label';

  test('is not written again where the spec has it', () => {
    const {text, merge} = mergeTexts(spec, added(bringing('http://other')));
    expect(text?.match(/^\[z\]:/gm)).toHaveLength(1);
    expect(merge.losses).toEqual([]);
  });

  test.each([
    ['behind an ADDED block', added(bringing('http://z'))],
    ['behind a MODIFIED block', modified(bringing('http://z').replace('New', 'Old'))],
    ['within an ADDED block', added(bringing('http://z').replace('says.\n', 'says.\n\n[z]: http://z\n'))],
    ['elsewhere in the delta', `[z]: http://z\n\n${added(bringing('http://z').replace(/\n\[z\].*\n/, ''))}`],
  ])('is refused where its label leads elsewhere: %s', (_, delta) => {
    expect(said(spec, delta)).toEqual([conflict]);
    const [problem] = mergeTexts(spec, delta).merge.problems;
    expect(delta.slice(problem?.range.start, problem?.range.end)).toBe('[z]: http://z');
  });

  test('is refused where a delta before brings another', () => {
    const first = added(bringing('http://a'));
    const second = added(bringing('http://b').replace('New', 'Newer'));
    expect(said(specOf(requirement('A')), [first, second])).toEqual([
      'delta-conflict `[z]` is defined in openspec/changes/change-0/specs/auth/spec.md as http://a, expected the same target or another label',
    ]);
    expect(said(undefined, [first, second])).toHaveLength(1);
    expect(said(specOf(requirement('A')), [first, first.replace('New', 'Newer')])).toEqual([]);
  });

  test('may take the label of one that goes and is used nowhere else', () => {
    const delta = `${removed('Login')}\n${added(login.replace('Login', 'Sign in').replace('//x', '//y'))}`;
    expect(said(specOf(login, requirement('A')), delta)).toEqual([]);
    expect(said(specOf(login, logout), delta)).toHaveLength(1);
  });

  test('comes with every block that refers to it, wherever the delta has it', () => {
    const one = requirement('One', 'As [n] says[^2].');
    const delta = `${added(one, requirement('Two'))}\n[n]: new\n[^2]: See [m].\n\n[m]: more\n[idle]: idle\n`;
    const {text, merge} = mergeTexts(specOf(requirement('A')), delta);
    expect(text).toBe(
      specOf(requirement('A'), one, '[n]: new\n\n[^2]: See [m].\n\n[m]: more\n', requirement('Two')),
    );
    expect(merge.losses).toEqual([{requirement: 'Two', lines: ['[idle]: idle'], isOfDelta: true}]);
    expect(mergeTexts(text, delta).merge.result.kind).toBe('unchanged');
  });

  test('comes with a MODIFIED block that says nothing else new', () => {
    const broken = requirement('A', 'As [n] says.');
    const {text} = mergeTexts(specOf(broken), modified(broken, '[n]: new\n'));
    expect(text).toBe(specOf(broken, '[n]: new\n'));
  });
});

describe('what else stands behind a block', () => {
  const comment = '<!--\n## REMOVED Requirements\n\n- A\n-->\n';
  const spec = specOf(requirement('A'));
  const other = requirement('A', 'The system MUST do otherwise.');
  const lines = ['<!--', '## REMOVED Requirements', '- A', '-->'];

  test('stays in the delta, and a comment is told', () => {
    const one = mergeTexts(spec, added(requirement('B'), '---\n', comment));
    expect(one.text).toBe(specOf(requirement('A'), requirement('B')));
    expect(one.merge.losses).toEqual([{requirement: 'B', lines, isOfDelta: true}]);
    const two = mergeTexts(spec, modified(other, comment, '---\n'));
    expect(two.text).toBe(specOf(other));
    expect(two.merge.losses).toContainEqual({requirement: 'A', lines, isOfDelta: true});
  });

  test('is content where a paragraph follows', () => {
    const inside = `${other}\n<!-- why -->\n\nA note.\n`;
    expect(mergeTexts(spec, modified(inside)).text).toBe(specOf(inside));
    const fresh = inside.replace('A\n', 'B\n');
    expect(mergeTexts(spec, added(fresh)).text).toBe(specOf(requirement('A'), fresh));
  });
});

describe('a directive directly above a requirement', () => {
  const above = '<!-- openspec-disable-next-line requirement-keyword -- as agreed -->';
  const b = `${above}\n\n${requirement('B')}`;
  const loss = {requirement: 'B', lines: [above], isOfDelta: true};

  test('is told as a loss of that one, and of no other', () => {
    for (const blocks of [[b], [requirement('D'), b], [b, requirement('D')]]) {
      const {merge} = mergeTexts(specOf(requirement('A')), added(...blocks));
      expect(merge.losses).toEqual([loss]);
    }
    const spec = specOf(requirement('A'), requirement('B'));
    const other = requirement('B', 'The system MUST do otherwise.');
    expect(mergeTexts(spec, modified(`${above}\n${other}`)).merge.losses).toContainEqual(loss);
  });

  test('goes where the requirement goes, and stays where it is replaced', () => {
    const spec = specOf(requirement('A'), b, requirement('C'));
    expect(mergeTexts(spec, removed('B')).text).toBe(specOf(requirement('A'), requirement('C')));
    expect(mergeTexts(spec, removed('A')).text).toBe(specOf(b, requirement('C')));
    expect(mergeTexts(spec, removed('A', 'B')).text).toBe(specOf(requirement('C')));
    const other = requirement('B', 'The system MUST do otherwise.');
    expect(mergeTexts(spec, modified(other)).text).toBe(
      specOf(requirement('A'), `${above}\n\n${other}`, requirement('C')),
    );
    const repeated = mergeTexts(spec, modified(`${above}\n${other}`));
    expect(repeated.text).toBe(specOf(requirement('A'), `${above}\n\n${other}`, requirement('C')));
    expect(repeated.merge.losses.flatMap(({lines}) => lines)).not.toContain(above);
  });
});

describe('a closing tag at the end of a block', () => {
  const spec = specOf(requirement('A'), requirement('B'));
  const other = requirement('A', 'The system MUST do otherwise.');
  const fresh = requirement('C');

  test.each([
    '</details>',
    '</details>\n</div>',
    '</DETAILS >',
    '</details> <!-- end -->',
    '</div>\n\n</details>\n\n---',
  ])('stays in the delta when the block does not open it: %j', (close) => {
    expect(mergeTexts(spec, `<details>\n\n${modified(other)}\n${close}\n`).text).toBe(
      specOf(other, requirement('B')),
    );
    expect(mergeTexts(spec, `<details>\n\n${added(fresh)}\n${close}\n`).text).toBe(
      specOf(requirement('A'), requirement('B'), fresh),
    );
  });

  test('comes along when the block opens it', () => {
    const whole = `${other}\n<details>\n<summary>More</summary>\n\nWords.\n\n</details>\n`;
    expect(mergeTexts(spec, `${modified(whole)}\n</details>\n`).text).toBe(specOf(whole, requirement('B')));
  });

  test('stays in the spec when its requirement goes', () => {
    const folded = specOf(requirement('A'), '<details>\n', requirement('B'), '</details>\n', fresh);
    expect(mergeTexts(folded, removed('B')).text).toBe(
      specOf(requirement('A'), '<details>\n', '</details>\n', fresh),
    );
  });
});

describe('headings that would lie deeper than there are levels', () => {
  const spec = specOf(`### Group\n\n#### Part\n\n${requirement('Login', 'Words.', 5)}`);

  test('are refused when they would change their nesting', () => {
    const detail = `${requirement('Login')}\n##### Detail\nWords.\n`;
    const {merge} = mergeTexts(spec, modified(detail));
    expect(merge.problems.map(({code, message}) => `${code} ${message}`)).toEqual([
      'delta-conflict `Detail` would stand at level 7 in the spec, where `Login` is at level 5, expected level 6 at most',
    ]);
    const deep = `## Requirements\n\n${requirement('A', 'Words.', 6).replace('#######', '######')}`;
    expect(said(deep, added(requirement('B')))).toHaveLength(1);
  });

  test('move as far as they can where they keep it', () => {
    const skipping =
      '### Requirement: Login\nMore.\n\n#### Scenario: Works\n- **WHEN** used\n- **THEN** works\n';
    const jump =
      '### Requirement: Login\nMore.\n\n##### Detail\nWords.\n\n#### Scenario: Works\n- **WHEN** used\n- **THEN** works\n';
    expect(mergeTexts(spec, modified(skipping)).text).toContain(
      '##### Requirement: Login\nMore.\n\n###### Scenario',
    );
    const {text} = mergeTexts(spec, modified(jump));
    expect(text).toContain(
      '##### Requirement: Login\nMore.\n\n###### Detail\nWords.\n\n###### Scenario: Works\n',
    );
  });

  test('do not count when their mark takes them away', () => {
    const marked = `${requirement('Login', 'More.', 3).replace('Works', 'Other')}\n#### REMOVED Scenario: Works\n\n##### Why\nBecause.\n`;
    expect(said(spec, modified(marked))).toEqual([]);
  });
});

describe('an indented heading behind what goes', () => {
  const item = requirement('A');
  const words = '### Requirement: A\nWords.\n';

  test.each([
    [' ', item, ' '],
    ['  ', item, ''],
    ['   ', item, ''],
    ['  ', item.replace('- **THEN**', '-   **THEN**'), '  '],
    ['   ', item.replace('- **THEN**', '-   **THEN**'), '   '],
    ['   ', `${words}\n1. one\n`, ''],
    ['  ', `${words}\n1. one\n`, '  '],
    ['   ', words, '   '],
    ['   ', '### Requirement: A\n', '   '],
  ])('of %j is moved only where a list would take it in: %#', (indent, above, left) => {
    const spec = (...rest: readonly string[]) => specOf(above, ...rest);
    const gone = '### Requirement: B\nWords.\n';
    const next = requirement('C');
    for (const ending of ['\n', '\r\n']) {
      const before = spec(gone, indent + next).replaceAll('\n', ending);
      const {text} = mergeTexts(before, removed('B'));
      expect(text).toBe(spec(left + next).replaceAll('\n', ending));
      expect(namesIn(text ?? '')).toEqual(['A', 'C']);
    }
  });
});

test('a removal looks for the line above however far it reaches', () => {
  const long = 'word '.repeat(400).trim();
  const spec = `## Requirements\n\n### Requirement: A\n${long}\n### Requirement: B\nWords.\n\n---\n`;
  const {text} = mergeTexts(spec, removed('B'));
  expect(readSpec(documentOf(text ?? '')).document.root.children.map(({type}) => type)).toEqual([
    'heading',
    'heading',
    'paragraph',
    'thematicBreak',
  ]);
});
