import {describe, expect, test} from 'vitest';
import {views} from '../../src/changelog/index.ts';
import {plainView} from '../../src/changelog/kept-views.ts';
import {mergeFile} from '../../src/plan/merge-file/merge-file.ts';

const SPEC = 'openspec/specs/lending/spec.md';
const bytes = (text: string) => new TextEncoder().encode(text);

interface Merged {
  readonly text: string;
  readonly conflicts: number;
}

function merged(base: string, ours: string, theirs: string, path = SPEC): Merged {
  const kept = views.map(plainView).find((each) => each.path === path);
  const result = mergeFile({
    path,
    kept,
    sides: {base: bytes(base), ours: bytes(ours), theirs: bytes(theirs)},
    markers: {size: 7, ours: 'ours', theirs: 'theirs'},
  });
  if (!result || result === 'crowded') throw new Error('not merged');
  return {text: new TextDecoder().decode(result.bytes), conflicts: result.conflicts};
}

/** The same conflicts, or the same clean text, whichever side is ours. */
function mergedBothWays(base: string, ours: string, theirs: string, path = SPEC): Merged {
  const [one, other] = [merged(base, ours, theirs, path), merged(base, theirs, ours, path)];
  expect(other.conflicts).toBe(one.conflicts);
  if (one.conflicts === 0) expect(other.text).toBe(one.text);
  return one;
}

const scenario = (name: string, end: string) =>
  `#### Scenario: ${name}\n- **WHEN** a member asks at the desk\n- **THEN** ${end}\n`;
const lend = `### Requirement: Lend\nThe system SHALL lend books.\nIt SHALL be quick.\n\n${scenario('Free', 'it is lent')}\n${scenario('Lent', 'it is refused')}`;
const back = `### Requirement: Return\nThe system SHALL take books back.\n\n${scenario('On time', 'it is taken')}`;
const spec = (...requirements: readonly string[]) =>
  `# lending Specification\n\n## Purpose\nLending of books.\n\n## Requirements\n\n${requirements.join('\n')}`;
const base = spec(lend, back);

describe('a requirement with another name', () => {
  test('on both sides, which edited it too, is there once, and its name is in conflict', () => {
    const ours = base.replace('Requirement: Lend', 'Requirement: Borrow').replace('be quick', 'be fast');
    const theirs = base
      .replace('Requirement: Lend', 'Requirement: Hand out')
      .replace('it is lent', 'it goes');
    const {text, conflicts} = mergedBothWays(base, ours, theirs);
    expect(conflicts).toBe(1);
    expect(text).toContain(
      '<<<<<<< ours\n### Requirement: Borrow\n=======\n### Requirement: Hand out\n>>>>>>> theirs\nThe system SHALL lend books.\nIt SHALL be fast.\n',
    );
    expect(text.match(/it goes/g)).toHaveLength(1);
  });

  test('that one side edited and the other took out is in conflict', () => {
    const theirs = base.replace('Requirement: Lend', 'Requirement: Borrow').replace('be quick', 'be fast');
    expect(mergedBothWays(base, spec(back), theirs).conflicts).toBe(1);
  });

  test('has what the other side made of it', () => {
    const ours = base.replace('Requirement: Lend', 'Requirement: Borrow').replace('be quick', 'be fast');
    const theirs = base.replace('it is refused', 'it waits');
    expect(mergedBothWays(base, ours, theirs)).toEqual({
      text: ours.replace('it is refused', 'it waits'),
      conflicts: 0,
    });
  });

  test('where neither is surely the one, is no second copy', () => {
    const twins = spec(lend, lend.replace('Lend', 'Loan'));
    const ours = spec(lend.replace('Lend', 'Borrow').replace('be quick', 'be fast'));
    const theirs = spec(lend.replace('Lend', 'Hand out').replace('it is lent', 'it goes'));
    expect(mergedBothWays(twins, ours, theirs).conflicts).toBeGreaterThan(0);
  });
});

describe('what git merges by its lines', () => {
  test('is taken where sections are in conflict, and each is there once', () => {
    const lent = scenario('Lent', 'it is refused');
    const [first, second] = [
      '### Requirement: Lend\nThe system SHALL lend books.\n',
      '### Requirement: Return\nThe system SHALL take books back.\n',
    ];
    const last = scenario('On time', 'it is taken');
    const whole = spec(`${first}\n${lent}`, `${second}\n${last}`);
    const moved = spec(first, `${second}\n${lent}\n${last}`);
    expect(mergedBothWays(whole, moved, whole.replace('it is refused', 'it waits'))).toEqual({
      text: moved.replace('it is refused', 'it waits'),
      conflicts: 0,
    });
  });

  test.each(['<!-- a note', '```\ncode'])(
    'is shown where something would come to stand behind %j',
    (open) => {
      const {text, conflicts} = mergedBothWays(
        base,
        `${base}\n${open}\n`,
        `${base}\n${lend.replace('Lend', 'Renew')}`,
      );
      expect(conflicts).toBe(1);
      expect(text).toContain(`<<<<<<< ours\n${open}\n=======\n### Requirement: Renew\n`);
    },
  );
});

describe('what both sides made anew', () => {
  const renew = (end: string, name: string) =>
    `### Requirement: Renew\nIt SHALL renew.\n\n${scenario(name, end)}`;

  test('is in conflict where it is one requirement with other words', () => {
    const {conflicts} = mergedBothWays(
      base,
      `${base}\n${renew('it is renewed', 'Asked')}`,
      `${base}\n${renew('it is not', 'Queued')}`,
    );
    expect(conflicts).toBe(1);
  });

  test('has one of two placeholders for a purpose', () => {
    const made = (change: string, requirement: string) =>
      spec(requirement).replace(
        'Lending of books.',
        `TBD - created by archiving change ${change}. Update Purpose after archive.`,
      );
    expect(mergedBothWays('', made('add-lending', lend), made('add-return', back))).toEqual({
      text: made('add-lending', `${lend}\n${back}`),
      conflicts: 0,
    });
  });
});

describe('changelogs', () => {
  const readme = (active: string, archived: string) =>
    `# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|------|--------|------|--------|\n\n### Active Changes\n\n${active}\n\n### Archived Changes\n${archived}`;
  const path = 'openspec/changes/README.md';

  test('list nothing as active that one side archived, though the base did not know of it', () => {
    const none = 'No active changes currently.';
    expect(
      mergedBothWays(
        readme(none, ''),
        readme('- `add-b/` - B', '\n- `add-a/` - A\n'),
        readme('- `add-a/` - A\n- `add-c/`', '\n- `add-b/` - B\n'),
        path,
      ),
    ).toEqual({text: readme('- `add-c/`', '\n- `add-a/` - A\n- `add-b/` - B\n'), conflicts: 0});
    const both = [readme('- `add-b/`', '\n- `add-a/`\n'), readme('- `add-a/`', '\n- `add-b/`\n')] as const;
    expect(mergedBothWays(readme(none, ''), ...both, path).text).toBe(
      readme(none, '\n- `add-a/`\n- `add-b/`\n'),
    );
  });

  test('keep an active item with words that the archived one has not', () => {
    const text = mergedBothWays(
      readme('- `add-z/`', ''),
      readme('- `add-z/`', '\n- `add-a/`\n'),
      readme('- `add-a/` - ask Ada first\n- `add-z/`', ''),
      path,
    ).text;
    expect(text).toContain('- `add-a/` - ask Ada first\n');
  });

  test('in JSON hold a change once', () => {
    const row = (name: string, folder: string) => ({
      name,
      folder: `openspec/changes/${folder}`,
      releases: [],
    });
    const json = (...changes: readonly object[]) =>
      `${JSON.stringify({version: 1, changes, releases: []}, undefined, 2)}\n`;
    const [a, b] = [row('add-a', 'archive/2026-03-01-add-a'), row('add-b', 'archive/2026-03-02-add-b')];
    expect(
      mergedBothWays(
        json(),
        json(row('add-b', 'add-b'), a),
        json(row('add-a', 'add-a'), b),
        'openspec/changes/changelog.json',
      ),
    ).toEqual({text: json(a, b), conflicts: 0});
  });

  test('show a list in conflict with the blank lines it had', () => {
    const log = (text: string) => `# Changelog\n\n## [Unreleased]\n\n${text}`;
    const released =
      '## [1.0.0] - 2026-03-05\n\n### Added\n\n- a ([change](openspec/changes/archive/2026-03-01-a))\n';
    const list = (...names: readonly string[]) =>
      `### Added\n\n${names.map((name) => `- ${name} ([change](openspec/changes/archive/2026-03-01-${name}))\n`).join('')}`;
    const {text, conflicts} = mergedBothWays(
      log(list('a')),
      log(list('a', 'b')),
      log(released),
      'CHANGELOG.md',
    );
    expect(conflicts).toBeGreaterThan(0);
    expect(text).toContain(list('a', 'b'));
    expect(text).not.toContain('\n\n\n');
  });
});
