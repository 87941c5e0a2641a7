import {mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {type Ran, runCli} from '../../support/run-cli.ts';
import {treeOf, writeTree} from '../../support/tree.ts';

const temporary = mkdtempSync(join(tmpdir(), 'openspec-unarchive-'));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

const block = (name: string, words = 'do as it says') =>
  `### Requirement: ${name}\nThe system SHALL ${words}.\n\n#### Scenario: Asked\n- **WHEN** asked\n- **THEN** done\n`;
const proposal = (title: string) =>
  `# ${title}\n\n## Why\n\nIt has been asked for more than once, by more than one of us.\n\n## What Changes\n\n- Something.\n`;
const auth = `# auth Specification\n\n## Purpose\n\nHow a person is known to the system, and how it forgets them again.\n\n## Requirements\n\n${['Login', 'Logout', 'Reset'].map((name) => block(name)).join('\n')}`;

const TREE: Readonly<Record<string, string>> = {
  'openspec/changes/README.md':
    '# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n\n### Active Changes\n\n- `add-keys/` - by hand\n\n### Archived Changes\n',
  'openspec/specs/auth/spec.md': auth,
  'openspec/specs/old/spec.md': `\uFEFF${auth.replace('# auth', '# old')}`,
  'openspec/changes/add-keys/.openspec.yaml': 'title: Keys',
  'openspec/changes/add-keys/proposal.md': proposal('Keys'),
  'openspec/changes/add-keys/specs/auth/spec.md': `## ADDED Requirements\n\n${block('Keys')}`,
  'openspec/changes/add-keys/specs/vault/spec.md': `## Purpose\n\nWhere keys are kept, so that nobody but their owner has the use of them.\n\n## ADDED Requirements\n\n${block('Vault')}`,
  'openspec/changes/change-login/proposal.md': proposal('Login'),
  'openspec/changes/change-login/specs/auth/spec.md': `## MODIFIED Requirements\n\n${block('Login', 'ask twice')}\n## RENAMED Requirements\n\n- FROM: \`### Requirement: Reset\`\n- TO: \`### Requirement: Reset of a password\`\n`,
  'openspec/changes/drop-logout/.openspec.yaml': 'retire_capabilities: true\n',
  'openspec/changes/drop-logout/proposal.md': proposal('No logout'),
  'openspec/changes/drop-logout/specs/auth/spec.md': `## REMOVED Requirements\n\n### Requirement: Logout\n\n**Reason**: Nobody leaves.\n\n**Migration**: None.\n\n## ADDED Requirements\n\n${block('Session')}`,
  'openspec/changes/drop-logout/specs/old/spec.md': `## REMOVED Requirements\n\n${['Login', 'Logout', 'Reset'].map((name) => `### Requirement: ${name}\n\n**Reason**: Old.\n\n**Migration**: None.\n`).join('\n')}`,
};
const CHANGES = ['add-keys', 'change-login', 'drop-logout'] as const;
const ORDERS = CHANGES.flatMap((a) =>
  CHANGES.filter((b) => b !== a).map((b) => [a, b, CHANGES.find((c) => c !== a && c !== b) ?? a]),
);

const endings = [
  ['LF', (text: string) => text, ORDERS],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n'), ORDERS.slice(-1)],
] as const;

function mapped(files: Readonly<Record<string, string>>, convert: (text: string) => string) {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, convert(text)]));
}

/** A project on disk, each command a minute after the one before. */
function projectOnDisk(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(temporary, 'project-'));
  writeTree(
    root,
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('latin1')]),
    ),
  );
  let minute = 0;
  const run = async (...argv: readonly string[]): Promise<Ran> =>
    runCli(argv, {cwd: root, now: `2026-03-01T12:${String(minute++).padStart(2, '0')}:00.000Z`});
  const tree = () => treeOf(root);
  return {root, run, tree};
}

/** The changelog's lists are written by one change into what another wrote: in this order alone each finds its own. */
function comparable(tree: Readonly<Record<string, string>>, order: readonly string[]) {
  const {'openspec/changes/README.md': readme, ...rest} = tree;
  return order.join() === CHANGES.toReversed().join() ? {...rest, readme} : rest;
}

describe.each(endings)('an archive is taken back, with %s', (_, ended, orders) => {
  const files = mapped(TREE, ended);

  test.each(orders)('archived one by one, taken back %s, %s, %s', async (...order) => {
    const {run, tree} = projectOnDisk(files);
    const before = tree();
    for (const name of CHANGES) expect((await run('archive', name)).stderr).not.toContain('Try:');
    for (const name of order) expect((await run('unarchive', name)).stderr).not.toContain('Try:');
    expect(comparable(tree(), order)).toEqual(comparable(before, order));
  });

  test.each(orders)('archived in one run, taken back %s, %s, %s', async (...order) => {
    const {run, tree} = projectOnDisk(files);
    const before = tree();
    expect((await run('archive', ...CHANGES)).code).toBe(0);
    for (const name of order) expect((await run('unarchive', name)).stderr).not.toContain('Try:');
    expect(comparable(tree(), order)).toEqual(comparable(before, order));
  });
});

describe('an archive is not taken back', () => {
  const later = {
    ...TREE,
    'openspec/changes/ask-thrice/proposal.md': proposal('Thrice'),
    'openspec/changes/ask-thrice/specs/auth/spec.md': `## MODIFIED Requirements\n\n${block('Login', 'ask three times')}`,
    'openspec/changes/ask-thrice/specs/vault/spec.md': `## ADDED Requirements\n\n${block('Lock')}`,
  };

  test.each([
    ['modified one requirement again', 'change-login', 'openspec/specs/auth/spec.md'],
    ['added to the spec that it made', 'add-keys', 'openspec/specs/vault/spec.md'],
  ])('when a later change %s, which is named', async (_, name, path) => {
    const {run, tree} = projectOnDisk(later);
    for (const each of ['add-keys', 'change-login', 'ask-thrice']) await run('archive', each);
    const before = tree();
    const {code, stderr} = await run('unarchive', name);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path} was changed since by ask-thrice, in what ${name} had written`);
    expect(stderr).toContain('Try: openspec unarchive 2026-03-01-ask-thrice');
    expect(tree()).toEqual(before);
    expect((await run('unarchive', 'ask-thrice')).code).toBe(0);
    expect((await run('unarchive', name)).code).toBe(0);
  });

  test.each([
    ['change-login', 'another line of what it modified', '**THEN** done', '**THEN** well done'],
    [
      'drop-logout',
      'a requirement of the name it removed',
      '### Requirement: Keys',
      '### Requirement: Logout',
    ],
  ])('%s, when a person has written %s', async (name, _, before, after) => {
    const {run, tree, root} = projectOnDisk(TREE);
    for (const each of CHANGES) await run('archive', each);
    const spec = join(root, 'openspec/specs/auth/spec.md');
    writeFileSync(spec, readFileSync(spec, 'utf8').replace(before, after));
    const kept = tree();
    const {code, stderr} = await run('unarchive', name);
    expect([code, stderr.includes('(changed-since)')]).toEqual([2, true]);
    expect(tree()).toEqual(kept);
  });

  test('when a person has edited what it wrote', async () => {
    const {run, tree, root} = projectOnDisk(TREE);
    await run('archive', 'change-login');
    const spec = join(root, 'openspec/specs/auth/spec.md');
    writeFileSync(spec, readFileSync(spec, 'utf8').replace('ask twice', 'ask twice or more'));
    const before = tree();
    const {code, stderr} = await run('unarchive', 'change-login');
    expect([code, stderr]).toEqual([
      2,
      'openspec: openspec/specs/auth/spec.md was changed since where change-login had written, and not by an archived change (changed-since)\n  Try: git log -p -- openspec/specs/auth/spec.md\n',
    ]);
    expect(tree()).toEqual(before);
  });

  test.each([
    ['an active change', ['unarchive', 'add-keys'], 'add-keys is not archived (not-archived)'],
    ['a change nobody knows', ['unarchive', 'add-kees'], 'did you mean `add-keys`?'],
    ['../../..', ['unarchive', '../../..'], 'No change is named `../../..`'],
  ])('when it is %s', async (_, argv, words) => {
    const {run, tree} = projectOnDisk(TREE);
    const before = tree();
    const {code, stderr} = await run(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(tree()).toEqual(before);
  });

  test('when its name is taken, or its record gone, or not the work of this tool', async () => {
    const {run, tree, root} = projectOnDisk(TREE);
    await run('archive', 'add-keys');
    const record = join(root, 'openspec/changes/archive/2026-03-01-add-keys/.openspec-archive.json');
    const text = readFileSync(record, 'utf8');
    writeTree(root, {'openspec/changes/add-keys/proposal.md': proposal('Again')});
    expect((await run('unarchive', '2026-03-01-add-keys')).stderr).toContain('(name-taken)');
    rmSync(join(root, 'openspec/changes/add-keys'), {recursive: true});
    const before = tree();
    for (const forged of [
      '{}',
      '[1',
      text.replaceAll('openspec/specs/auth/spec.md', 'package.json'),
      text.replaceAll('openspec/specs/auth/spec.md', 'openspec/specs/../../x/spec.md'),
      text.replaceAll('openspec/changes/README.md', '.git/config'),
      text.replace('"change": "add-keys"', '"change": "../../add-keys"'),
      text.replace(/"before": "\w+"/, '"before": "0"'),
      text.replace(/"at": \d+/, '"at": 1e9'),
      ...['.git', '.GIT ', 'git~1', '.hidden', '-rf', 'con', 'a\\n', 'archive'].map((name) =>
        text.replace('"change": "add-keys"', `"change": "${name}"`),
      ),
      ...['.git/hooks', '.Git', 'x/../y'].map((folder) =>
        text.replaceAll('openspec/specs/auth/', `openspec/specs/${folder}/`),
      ),
      text.replaceAll('openspec/specs/auth/spec.md', 'openspec/specs/vault/spec.md'),
      text.replaceAll('openspec/specs/auth/spec.md', 'openspec/specs/vault/spec.md/x/spec.md'),
      text.replaceAll('openspec/specs/auth/spec.md', 'openspec/changes/add-keys/.openspec-archive.json'),
    ]) {
      writeFileSync(record, forged);
      expect((await run('unarchive', 'add-keys')).stderr, forged).toContain('(bad-record)');
    }
    rmSync(record);
    expect((await run('unarchive', 'add-keys')).stderr).toContain('(no-record)');
    writeFileSync(record, text);
    expect(tree()).toEqual(before);
  });
});

test.each([
  ['LF to CRLF', (text: string) => text, (text: string) => text.replaceAll('\n', '\r\n')],
  [
    'CRLF to LF',
    (text: string) => text.replaceAll('\n', '\r\n'),
    (text: string) => text.replaceAll('\r\n', '\n'),
  ],
])('an archive is taken back where git has changed %s meanwhile', async (_, first, then) => {
  const {run, tree, root} = projectOnDisk(mapped(TREE, first));
  const before = mapped(tree(), then);
  await run('archive', ...CHANGES);
  writeTree(root, mapped(tree(), then));
  for (const name of CHANGES.toReversed())
    expect((await run('unarchive', name)).stderr).not.toContain('Try:');
  const {'openspec/specs/old/spec.md': retired, ...rest} = tree();
  const {'openspec/specs/old/spec.md': _retired, ...wanted} = before;
  expect(rest).toEqual(wanted);
  expect(then(retired ?? '')).toBe(_retired);
});

test('a changelog that a person has rewritten is left as it is, and that is said', async () => {
  const {run, root} = projectOnDisk(TREE);
  await run('archive', 'add-keys');
  const readme = join(root, 'openspec/changes/README.md');
  const words = readFileSync(readme, 'utf8').replace('| Keys |', '| Keys for everybody |');
  writeFileSync(readme, words);
  const {code, stderr} = await run('unarchive', 'add-keys');
  expect(code).toBe(0);
  expect(stderr).toContain('openspec/changes/README.md is left as it is');
  expect(readFileSync(readme, 'utf8')).toBe(words);
});

test('a change that was moved back by hand is archived again, with a new record', async () => {
  const stale = '{"version":1,"change":"add-keys","at":"2026-01-01T00:00:00.000Z","place":0,"files":[]}\n';
  const {run, tree} = projectOnDisk({...TREE, 'openspec/changes/add-keys/.openspec-archive.json': stale});
  const before = tree();
  await run('archive', 'add-keys');
  await run('unarchive', 'add-keys');
  const {'openspec/changes/add-keys/.openspec-archive.json': _, ...rest} = before;
  expect(tree()).toEqual(rest);
});

test('a file of its own in the place of the record is not written over', async () => {
  const {run, tree} = projectOnDisk({...TREE, 'openspec/changes/add-keys/.openspec-archive.json': 'mine\n'});
  const before = tree();
  const {code, stderr} = await run('archive', 'add-keys');
  expect([code, stderr.includes('(record-taken)')]).toEqual([2, true]);
  expect(tree()).toEqual(before);
});

test('a change whose name begins with a date is found by that name, and a folder that was renamed too', async () => {
  const files = Object.entries(TREE).filter(([path]) => !/change-login|drop-logout/.test(path));
  const dated = files.map(([path, text]) => [path.replace('add-keys', '2026-01-02-keys'), text] as const);
  const {run, tree, root} = projectOnDisk(Object.fromEntries(dated));
  const before = tree();
  await run('archive', '2026-01-02-keys');
  const archive = join(root, 'openspec/changes/archive');
  renameSync(join(archive, '2026-03-01-keys'), join(archive, '2026-03-02-other'));
  expect((await run('unarchive', '2026-01-02-keys')).code).toBe(0);
  expect(tree()).toEqual(before);
});

describe('of a changelog of releases that was changed since', () => {
  const feature = (name: string) => `# ADDED: ${name}\n\n**Purpose**: So that it is there.\n`;
  const LOG = 'CHANGELOG.md';
  const start = {
    [LOG]:
      '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- By hand\n\n## [1.0.0] - 2026-01-01\n\n- All of it\n',
    'openspec/changes/add-menu/proposal.md': proposal('Menu'),
    'openspec/changes/add-menu/specs/icons.md': feature('Icons'),
    'openspec/changes/add-menu/specs/menu.md': feature('Menu'),
  };
  const edited = async (edit: (text: string) => string) => {
    const disk = projectOnDisk(start);
    expect((await disk.run('archive', 'add-menu', '--no-validate')).code).toBe(0);
    const path = join(disk.root, LOG);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    return {...disk, log: () => readFileSync(path, 'utf8')};
  };
  /** So near to what the archive wrote that its place is lost. */
  const crowded = (text: string) =>
    text.replace(/\n\n(### Added)\n\n/, '\n<!-- new -->\n\n$1\n\n- First of all\n');

  test('what was written and is untouched goes, in whatever else there is', async () => {
    const {run, log} = await edited(crowded);
    expect(log()).toContain('**Menu**');
    const {code, stderr} = await run('unarchive', 'add-menu');
    expect(code).toBe(0);
    expect(stderr).toContain(`restored ${LOG}`);
    expect(stderr).not.toContain('left as it is');
    expect(log()).toBe(crowded(start[LOG].replace('### Fixed', '### Added\n\n\n### Fixed')));
  });

  test('what a person has edited stays, and is told', async () => {
    const {run, log} = await edited((text) => crowded(text).replace('**Menu**', '**A menu**'));
    const {stderr} = await run('unarchive', 'add-menu');
    expect(stderr).toContain(`${LOG} still has words about it that a person wrote`);
    expect(log()).toContain('- First of all\n- **A menu**: ');
    expect(log()).not.toContain('**Icons**');
  });

  test('what was released stays', async () => {
    const {run, log} = await edited(crowded);
    await run('release', '1.1.0', '--date', '2026-03-02');
    const before = log();
    const {stderr} = await run('unarchive', 'add-menu');
    expect(stderr).toContain('was released in');
    expect(log()).toBe(before);
  });
});
