import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readTechnicalLog} from '../../src/changelog/formats/technical/log.ts';
import type {Work} from '../../src/changelog/works.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectOf} from '../support/project.ts';
import {archived, type Logged, logged, logOf, withLog, worksOf} from '../support/technical-log.ts';

const ending = fc.constantFrom('\n', '\r\n', '\r');
const piece = fc.constantFrom(
  '# Log',
  '## Changelog',
  '## 2026-01-02',
  '### 2026-01-02: A (CL-002)',
  '### CL-034: Title',
  '#### CL-034.1: Part',
  '### 2026-01-01: B (CL-001)',
  '**Summary**: It is.',
  '**Summary:** It was.  ',
  '**Commit:** `52f8d58`',
  '**Commit:** pending',
  '**Files Changed:**',
  '| File | Changes |\n|------|---------|\n| `a.ts` | +78 lines: x |',
  '| Field | Value |\n|---|---|\n| **Summary** | s |\n| **Files Changed** | `a.ts`, `b.ts` |\n| **Git Commit** | `52f8d58` |',
  '- `a.ts` - x',
  '**Cross-References:**\n- CL-001: B',
  '---',
  '```',
  '<!--',
  '> quoted',
  'words',
  'Title (CL-7)\n---',
);
const log = fc
  .tuple(fc.array(piece, {maxLength: 14}), fc.constantFrom('\n\n', '\n'), ending)
  .map(([pieces, joint, end]) => `${pieces.join(joint)}\n`.replaceAll('\n', end));

const words = fc
  .array(
    fc.constantFrom(
      'A',
      '`b',
      '*c*',
      '|',
      '\\',
      '#',
      '(CL-3)',
      'CL-4:',
      '2026-01-01',
      '<d',
      '+3 lines',
      '- e',
      'add-b',
      ':',
      '**',
    ),
    {minLength: 1, maxLength: 6},
  )
  .map((parts) => parts.join(' '));
const path = fc.constantFrom('src/a.ts', 'src/b|c.ts', 'docs/`d`.md', 'e f.txt', '[slug].ts', '+g.ts');

const change = fc.record({title: words, why: words, listed: fc.array(fc.tuple(path, words), {maxLength: 3})});
const work: fc.Arbitrary<Work> = fc.record({
  commits: fc.array(fc.stringMatching(/^[0-9a-f]{40}$/), {minLength: 1, maxLength: 3}),
  files: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('added' as const, 'modified' as const, 'deleted' as const),
      path,
      lines: fc.record({added: fc.nat(3000), deleted: fc.nat(20)}),
      subject: words,
    }),
    {selector: (file) => file.path, maxLength: 5},
  ),
});

const scenario = fc.record({
  log,
  changes: fc.tuple(change, change),
  known: fc.tuple(work, work),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

const NAMES = ['add-a', 'add-b'] as const;

function projectFor({log: text, changes}: Scenario) {
  const files = changes.flatMap(({title, why, listed}, index) => {
    const folder = `2026-02-0${index + 1}-${NAMES[index]}`;
    const items = listed.map(([file, description]) => `- \`\`\`${file}\`\`\` - ${description}`);
    return [
      [archived(folder, 'proposal.md'), `# ${title}\n\n## Why\n\n${why}\n`],
      [archived(folder, 'specs/x.md'), `# ADDED: X\n\n## Files Changed\n\n${items.join('\n')}\n`],
    ];
  });
  return projectOf({'TECHNICAL_CHANGE_LOG.md': text, ...Object.fromEntries(files)});
}

const worksFor = ({known: [first, second]}: Scenario) => worksOf({'add-a': first, 'add-b': second});
const numbersIn = (text: string) => readTechnicalLog(parse(sourceOf('x.md', text))).map(({number}) => number);

/** The lines of a text that are no line of another, in order; the others must keep theirs. */
function isWithin(text: string, whole: string): boolean {
  let at = 0;
  for (const character of text) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function expectSettled({project, conflicts}: Logged, again: () => Logged): void {
  expect(conflicts).toEqual([]);
  const next = again();
  expect([next.log, next.written, next.conflicts]).toEqual([logOf(project), 0, []]);
}

test('whatever the log, new entries only add to it, are read back, and twice is once', () => {
  fc.assert(
    fc.property(scenario, (each) => {
      const project = projectFor(each);
      const isKept = logged(project).written > 0;
      const once = logged(project);
      expect(isWithin(each.log, once.log)).toBe(true);
      if (isKept) expect(numbersIn(once.log).length).toBeGreaterThanOrEqual(numbersIn(each.log).length);
      expectSettled(once, () => logged(once.project));
      const known = logged(once.project, {works: worksFor(each)});
      expectSettled(known, () => logged(known.project, {works: worksFor(each)}));
      expectSettled(known, () => logged(known.project, {works: worksOf({})}));
    }),
    {numRuns: 60},
  );
});

test('the line ending of the log is that of its entries, and changes nothing else', () => {
  fc.assert(
    fc.property(scenario, (each) => {
      const lf = {...each, log: each.log.replace(/\r\n?/g, '\n')};
      const crlf = {...lf, log: lf.log.replaceAll('\n', '\r\n')};
      const [one, other] = [lf, crlf].map((which) => logged(projectFor(which), {works: worksFor(which)}));
      expect(other?.log).toBe(one?.log.replaceAll('\n', '\r\n'));
    }),
    {numRuns: 40},
  );
});

test('what a person types into an entry is never lost', () => {
  const typed = fc.constantFrom('Mine.', '- mine', '**Mine:** x', '`mine`', '\nMine.\n');
  fc.assert(
    fc.property(scenario, fc.double({min: 0, max: 1, noNaN: true}), typed, (each, where, text) => {
      const {project, log: before} = logged(projectFor(each));
      const lines = before.split(/(?<=\n)/);
      const index = Math.floor(where * lines.length);
      const edited = [...lines.slice(0, index), `${text}\n`, ...lines.slice(index)].join('');
      const after = logged(withLog(project, edited), {works: worksFor(each)});
      expect(after.log).toContain(text.trim());
      const again = logged(after.project, {works: worksFor(each)});
      expect([again.log, again.written]).toEqual([after.log, 0]);
    }),
    {numRuns: 60},
  );
});
