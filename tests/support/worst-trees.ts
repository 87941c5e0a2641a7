/** The files of a project, one of them of about so many characters. */
export type WorstTree = (size: number) => Readonly<Record<string, string>>;

const CHANGE = 'openspec/changes/worst';
const PROPOSAL = {[`${CHANGE}/proposal.md`]: '# Worst\n\n## Why\n\nWords.\n\n## What Changes\n\n- Words\n'};

/** Units until they are long enough. */
const filled = (size: number, unitOf: (index: number) => string): string => {
  const units: string[] = [];
  for (let length = 0; length < size; length += units.at(-1)?.length ?? 1) units.push(unitOf(units.length));
  return units.join('');
};

const blocks = (size: number, nameOf: (index: number) => string): string =>
  filled(
    size,
    (index) => `### Requirement: ${nameOf(index)}\nIt SHALL.\n\n#### Scenario: Works\n- **WHEN** used\n\n`,
  );

const spec = (requirements: string): string =>
  `# Auth\n\n## Purpose\n\nWords of a purpose that is long enough to say something.\n\n## Requirements\n\n${requirements}`;

const specAndDelta =
  (delta: (size: number) => string): WorstTree =>
  (size) => ({
    ...PROPOSAL,
    'openspec/specs/auth/spec.md': spec(blocks(size, (index) => `Name ${index}`)),
    [`${CHANGE}/specs/auth/spec.md`]: delta(size),
  });

const lone =
  (path: string, text: (size: number) => string): WorstTree =>
  (size) => ({...PROPOSAL, [path]: text(size)});

const feature = (files: string): string =>
  `# ADDED: Cache\n\n## Summary\n\nWords.\n\n## Specification\n\nWords.\n\n## Verification\n\nWords.\n\n## Files Changed\n\n${files}`;

const readme = (rows: string, rest = ''): string =>
  `# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n${rows}\n${rest}`;

/** Projects that our own code could be made to go over again and again, by what they are made of. */
export const worstTrees: Readonly<Record<string, WorstTree>> = {
  'MODIFIED, names a letter off': specAndDelta(
    (size) => `## MODIFIED Requirements\n\n${blocks(size, (index) => `Nane ${index}`)}`,
  ),
  'MODIFIED, names that fold alike': specAndDelta(
    (size) => `## MODIFIED Requirements\n\n${blocks(size, (index) => `name ${index}`)}`,
  ),
  'REMOVED, names a letter off': specAndDelta(
    (size) => `## REMOVED Requirements\n\n${filled(size, (index) => `- Nane ${index}\n`)}`,
  ),
  'RENAMED, names a letter off': specAndDelta(
    (size) =>
      `## RENAMED Requirements\n\n${filled(size, (index) => `- FROM: Nane ${index}\n- TO: B ${index}\n`)}`,
  ),
  ADDED: specAndDelta((size) => `## ADDED Requirements\n\n${blocks(size, (index) => `New ${index}`)}`),
  'ADDED, all of one name': specAndDelta((size) => `## ADDED Requirements\n\n${blocks(size, () => 'New')}`),
  'scenarios of one requirement': specAndDelta(
    (size) =>
      `## MODIFIED Requirements\n\n### Requirement: Name 1\nIt SHALL.\n\n${filled(size, (index) => `#### Scenario: S ${index}\n- x\n\n`)}`,
  ),
  'delta sections': specAndDelta((size) => filled(size, () => '## ADDED Requirements\n\n')),
  'misspelt sections': specAndDelta((size) => filled(size, () => '### ADDED Requirement\n\n')),
  'spec of one name': lone('openspec/specs/auth/spec.md', (size) => spec(blocks(size, () => 'A'))),
  'files in a list': lone(`${CHANGE}/specs/cache.md`, (size) =>
    feature(filled(size, (index) => `- \`src/a/${index}.ts\` - Words\n`)),
  ),
  'files of one name': lone(`${CHANGE}/specs/cache.md`, (size) =>
    feature(filled(size, () => '- `src/a.ts`: Words\n')),
  ),
  'files in a table': lone(`${CHANGE}/specs/cache.md`, (size) =>
    feature(`| File | Changes |\n|---|---|\n${filled(size, (index) => `| \`a/${index}.ts\` | Words |\n`)}`),
  ),
  'files in one item': lone(`${CHANGE}/specs/cache.md`, (size) =>
    feature(`- ${filled(size, (index) => `\`a/${index}.ts\`, `)}`),
  ),
  tasks: lone(`${CHANGE}/tasks.md`, (size) => filled(size, (index) => `- [ ] 1.${index} Words\n`)),
  'tasks to be mended': lone(`${CHANGE}/tasks.md`, (size) => filled(size, () => '- [] 1.1 Words\n')),
  'task sections': lone(`${CHANGE}/tasks.md`, (size) =>
    filled(size, (index) => `## ${index}. A\n\n- [ ] ${index}.1 Words\n\n`),
  ),
  'loose tasks': lone(`${CHANGE}/tasks.md`, (size) => filled(size, () => '[ ] Words\n\n')),
  'changelog rows': lone('openspec/changes/README.md', (size) =>
    readme(filled(size, (index) => `| 2026-01-15 | Feature ${index} | ADDED | Archived |\n`)),
  ),
  'changelog lists': lone('openspec/changes/README.md', (size) =>
    readme('', `## Active Changes\n\n${filled(size, (index) => `- [c${index}](./c${index}/) - Words\n`)}`),
  ),
  'one long line': lone('openspec/specs/auth/spec.md', (size) => spec('x'.repeat(size))),
  'a long line to be mended': lone(`${CHANGE}/tasks.md`, (size) => `- [] ${'x'.repeat(size)}`),
  mojibake: lone(`${CHANGE}/design.md`, (size) => filled(size, () => 'â€™ words\n')),
  'control characters': lone(`${CHANGE}/design.md`, (size) => filled(size, () => '\u0007words\n\n')),
  'conflict markers': lone(`${CHANGE}/design.md`, (size) => filled(size, () => '<<<<<<< a\n\n=======\n\n')),
  comments: lone(`${CHANGE}/design.md`, (size) => filled(size, () => '<!-- TODO: a -->\n\n')),
  'open comments': lone(`${CHANGE}/design.md`, (size) => filled(size, () => 'a <!-- b\n\n')),
  aliases: lone('openspec/config.yaml', (size) =>
    filled(size, (index) => `a${index}: &a${index} 1\nb${index}: *a${index}\n`),
  ),
  'aliases of aliases': lone(
    'openspec/config.yaml',
    (size) =>
      `a0: &a0 [x]\n${filled(size, (index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]\n`)}`,
  ),
  'flow sequences': lone('openspec/config.yaml', (size) => `a: ${'['.repeat(size)}`),
  'flow sequences, closed': lone(
    'openspec/config.yaml',
    (size) => `a: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  ),
  'flow mappings': lone('openspec/config.yaml', (size) => `a: ${'{a: '.repeat(size / 4)}`),
  'nested sequences': lone('openspec/config.yaml', (size) => '- '.repeat(size / 2)),
  'nested mappings': lone('openspec/config.yaml', (size) => {
    const depth = Math.floor(Math.sqrt(2 * size));
    return Array.from({length: depth}, (_, index) => `${' '.repeat(index)}a:\n`).join('');
  }),
  'a wide mapping': lone('openspec/config.yaml', (size) => filled(size, (index) => `a${index}: 1\n`)),
  'keys that repeat': lone('openspec/config.yaml', (size) => filled(size, () => 'a: 1\n')),
  'a wide flow mapping': lone(
    'openspec/config.yaml',
    (size) => `a: {${filled(size, (index) => `a${index}: 1, `)}}`,
  ),
  'words in YAML': lone('openspec/config.yaml', (size) => filled(size, () => 'words\n')),
  'errors in YAML': lone(`${CHANGE}/.openspec.yaml`, (size) => filled(size, () => 'a: b: c\n')),
  'metadata in one line': lone(`${CHANGE}/.openspec.yaml`, (size) => `a: ${'[b] '.repeat(size / 4)}`),
  commits: lone(`${CHANGE}/.openspec.yaml`, (size) => `commits: [${'abcdef1, '.repeat(size / 9)}]`),
};
