import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {protectedPath} from '../../src/lint/rules/protected-path.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {guidelinesOf} from '../../src/project/guidelines.ts';
import {protectedPaths} from '../../src/project/protected-paths.ts';
import {markdown, noise} from '../support/generate.ts';
import {partsOf} from '../support/page.ts';
import {projectOf} from '../support/project.ts';
import {packageRoot} from '../support/run-cli.ts';

const read = (text: string) => guidelinesOf(projectOf({'AGENTS.md': text}));
const required = (text: string) =>
  read(`## Required changes\n\n${text}`).required.map(({path, item}) => [path, item]);
const commandsIn = (text: string) =>
  read(`## Validation checklist\n\n${text}`).checks.map(({command, isOptional}) =>
    isOptional ? `(${command})` : command,
  );
const constraints = (text: string) => read(`## Constraints\n\n${text}`).constraints.map((each) => each.text);

test.each([
  ['1) **Sign in**\n   - File: `src/a.ts`\n   - Add `b/c.ts` to it', [['src/a.ts', 'Sign in']]],
  [
    '1. Sign in:\n- File: `src/a.ts`\n2. Sign out\n\nFile: `src/b.ts`',
    [
      ['src/a.ts', 'Sign in'],
      ['src/b.ts', 'Sign out'],
    ],
  ],
  [
    '1. Both\n   Files: `a.ts`, `b.ts` (new) and `Makefile` - see `c.ts`',
    [
      ['a.ts', 'Both'],
      ['b.ts', 'Both'],
      ['Makefile', 'Both'],
    ],
  ],
  [
    '1. Both\n   - **Files:**\n     - `a.ts` - first\n     - `b.ts`',
    [
      ['a.ts', 'Both'],
      ['b.ts', 'Both'],
    ],
  ],
  [
    '1. Docs\n   - Update `docs/*.md` and `README.md`.\n   - Update `port`\n   - See `x/y`',
    [
      ['docs/*.md', 'Docs'],
      ['README.md', 'Docs'],
    ],
  ],
  ['1. Update `a/b.ts`', [['a/b.ts', 'Update a/b.ts']]],
  ['### 2. Sign in\n\n- File: `a.ts`\n\n### Constraints\n\n- File: `b.ts`', [['a.ts', 'Sign in']]],
  ['- File: `a.ts`', [['a.ts', 'File: a.ts']]],
  ['1. Look at\n   - File: `https://a.b/c` or `two words`', []],
  ['```\n1. File: `a.ts`\n```\n\n> 1. File: `b.ts`', []],
])('of the required changes %j the paths are %j', (text, expected) => {
  expect(required(text)).toEqual(expected);
});

test.each(['Required changes (in order)', '**REQUIRED CHANGES**:', '2.1 Required Changes'])(
  '%j is read',
  (title) => {
    expect(read(`# A\n\n##### ${title}\n\n1. File: \`a\``).required).toHaveLength(1);
  },
);

test('a path outside of the repository is known', () => {
  const text = '1. x\n   - Files: `/etc/a` `~/b` `$HOME/c` `../d` `C:\\e` `f.md` (outside repo) `g.md` (new)';
  const {required: found} = read(`## Required changes\n${text}`);
  expect(found.filter(({isOutside}) => !isOutside).map(({path}) => path)).toEqual(['g.md']);
  expect(found).toHaveLength(7);
});

test.each([
  ['- `npm test`\n- Run `make`\n- [ ] `CI=1 npm run check`', ['npm test', 'make', 'CI=1 npm run check']],
  ['- In `src/a.ts`, `npx tsc` and `npx knip` pass', ['npx tsc']],
  ['- `README.md` names `GET /health` and `a: b`, `x = 1`, `--flag on`', []],
  ['- Optional smoke test:\n  - `curl a`\n    - `curl b`\n- `curl c`', ['(curl a)', '(curl b)', 'curl c']],
  ['```sh\n# all of it\nnpm ci\nnpm run a \\\n  --b\n```', ['npm ci', 'npm run a --b']],
  ['- All:\n\n  ```console\n  $ npm ci\n  added 3\n  $ npm test\n  ```', ['npm ci', 'npm test']],
  ['```ts\nrun a\n```\n\n    npm test', []],
])('of the checklist %j the commands are %j', (text, expected) => {
  expect(commandsIn(text)).toEqual(expected);
});

test.each([
  ['- Names are `kebab-case`,\n  *always*\\\n  so.', ['Names are `kebab-case`, *always* so.']],
  ['- Ports:\n  - 80\n  - 443\n- One\n  - Two', ['Ports: 80; 443', 'One', 'Two']],
  ['Words\n\n### Hard ones\n\n1. Three', ['Three']],
])('of the constraints %j the sentences are %j', (text, expected) => {
  expect(constraints(text)).toEqual(expected);
});

test('what is found knows its place, in the order of the config, and the block of the tool says nothing', () => {
  const text = '# A\r\n\r\n## Constraints\r\n\r\n- One';
  const project = projectOf({
    'openspec/config.yaml': 'guidelines: [docs/a.md, CLAUDE.md, gone.md]\n',
    'CLAUDE.md': `${text}\r\n`,
    'docs/a.md': `<!-- openspec-changes:start -->\n${text}\n<!-- openspec-changes:end -->\n\n- Two\n`,
    'AGENTS.md': text,
  });
  const found = guidelinesOf(project);
  expect(
    found.constraints.map(({text: said, document, place}) => [said, document, place.line, place.column]),
  ).toEqual([
    ['Two', 'docs/a.md', 9, 3],
    ['One', 'CLAUDE.md', 5, 3],
  ]);
  expect(guidelinesOf(project)).toBe(found);
});

test('whatever the text, it is read, and what is found stands there', () => {
  const titles = fc.constantFrom('Required changes', 'Validation checklist', 'Constraints');
  const line = fc.constantFrom(
    '1. a',
    '- File: `a/b`',
    'Files:',
    '  - `x y`',
    '- Update `c.d`',
    '```sh',
    '```',
    '- Optional',
    '\\',
    ':',
  );
  const text = fc.tuple(titles, fc.array(fc.oneof(line, noise), {maxLength: 12}), markdown);
  fc.assert(
    fc.property(text, ([title, lines, rest]) => {
      const whole = `## ${title}\n\n${lines.join('\n')}\n${rest}`;
      const found = read(whole);
      for (const {path, place} of found.required) expect(whole.slice(place.offset)).toContain(path);
      for (const {text: said} of found.constraints) expect(said).not.toMatch(/[\r\n]/);
      for (const {command} of found.checks) expect(command.trim()).not.toBe('');
    }),
    {numRuns: 200},
  );
});

/** One line for each thing that is read, as the page shows it. */
function report(files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  const project = projectOf(files);
  const {required: paths, checks, constraints: sentences} = guidelinesOf(project);
  return [
    ...paths.map(
      ({path, item, place, isOutside}) =>
        `${place.line} change ${path}${isOutside ? ', outside' : ''} - ${item}`,
    ),
    ...checks.map(
      ({command, isOptional, place}) => `${place.line} ${isOptional ? 'may run' : 'run'} ${command}`,
    ),
    ...sentences.map(({text, place}) => `${place.line} heed ${text}`),
    ...protectedPaths(project).map(({path, place}) => `${place.line} leave ${path}`),
  ];
}

test('the page on guidelines shows what is read of them', () => {
  const page = readFileSync(join(packageRoot, 'docs/guidelines.md'), 'utf8');
  const shown = partsOf(page).filter(({report: lines}) => lines.length > 0);
  expect(shown).toHaveLength(1);
  for (const part of shown) expect(report(part.files)).toEqual(part.report);
});

const seed = join(packageRoot, '../shared/seeds/repository-guidelines.md');

describe.runIf(existsSync(seed))('the guidelines that brought this', () => {
  const found = () => read(readFileSync(seed, 'utf8'));

  test('name every path they want changed, inside the repository or not', () => {
    const {required: paths} = found();
    expect(paths).toHaveLength(7);
    expect(paths.filter(({isOutside}) => isOutside)).toHaveLength(2);
    expect(new Set(paths.map(({item}) => item)).size).toBe(5);
    expect(paths.map(({place}) => place.line)).toEqual([49, 56, 62, 70, 75, 76, 77]);
  });

  test('ask for three commands, the last if one likes, and for nine constraints', () => {
    const {checks, constraints: sentences} = found();
    expect(checks.map(({isOptional}) => isOptional)).toEqual([false, false, true]);
    expect(sentences).toHaveLength(9);
  });

  test('have a change that touches their archive fail, with the line', () => {
    const project = projectOf({
      'AGENTS.md': readFileSync(seed, 'utf8'),
      'openspec/changes/add-x/specs/x.md': '# ADDED: X\n\n## Files Changed\n\n- `docs/archive/x.md` - X\n',
    });
    const found = lint(project, wholeProject(project), {rules: [protectedPath]});
    expect(found.map(({severity, message}) => [severity, message])).toEqual([
      ['error', expect.stringContaining('`docs/archive/` (AGENTS.md:102)')],
    ]);
  });
});
