import {describe, expect, test} from 'vitest';
import {textAfter} from '../../src/plan/plan.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {projectOf} from '../support/project.ts';

const CHANGES = 'openspec/changes';
const README = `${CHANGES}/README.md`;

/** The README after an update; an archived folder is written `archive/…`. */
function updated(readme: string, changes: Readonly<Record<string, string>>): string {
  const files = Object.entries(changes).map(([path, text]) => [`${CHANGES}/${path}`, text] as const);
  const [write] = updateChangelogs(projectOf({[README]: readme, ...Object.fromEntries(files)})).files;
  return write?.kind === 'write' ? textAfter(write) : readme;
}

const HEADER = '# Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n';
const search = {'archive/2026-02-02-add-search/specs/search.md': '# ADDED: Search\n'};
const SEARCH = '| 2026-02-02 | Search | ADDED | Archived |\n';

describe('rows', () => {
  test('a table of a header alone gets its first row', () => {
    expect(updated(HEADER, search)).toBe(HEADER + SEARCH);
    expect(updated(HEADER.trimEnd(), search)).toBe(HEADER + SEARCH.trimEnd());
  });

  test('padded columns stay padded, as far as the text fits', () => {
    const padded =
      '# Changelog\n\n| Date       | Change           | Type  | Status   |\n| ---------- | ---------------- | ----- | -------- |\n';
    expect(updated(padded, search)).toBe(`${padded}| 2026-02-02 | Search           | ADDED | Archived |\n`);
  });

  test('a tight table stays tight, and a table without outer pipes without them', () => {
    const tight = '# Changelog\n\n|Date|Change|Type|Status|\n|-|-|-|-|\n|2026-01-01|A|N/A|Archived|\n';
    expect(updated(tight, search)).toBe(`${tight}|2026-02-02|Search|ADDED|Archived|\n`);
    const bare = '# Changelog\n\nDate | Change | Type | Status\n-|-|-|-\n2026-01-01 | A | N/A | Archived\n';
    expect(updated(bare, search)).toBe(`${bare}2026-02-02 | Search | ADDED | Archived\n`);
  });

  test('a name that would open a list keeps the pipe before it', () => {
    const bare = '# Changelog\n\nChange | Date | Type | Status\n-|-|-|-\n';
    const after = updated(bare, {'archive/2026-02-02-x/specs/x.md': '# ADDED: 1. First\n'});
    expect(after).toBe(`${bare}| 1. First | 2026-02-02 | ADDED | Archived\n`);
    expect(updated(after, {'archive/2026-02-02-x/specs/x.md': '# ADDED: 1. First\n'})).toBe(after);
  });

  test.each([
    ['a | b', 'a \\| b'],
    ['a \\| b', 'a \\| b'],
    ['a \\\\| b', 'a \\\\\\| b'],
    ['`x|y` and *z*', '`x\\|y` and *z*'],
    ['ends in \\', 'ends in \\'],
    ['List<T>', 'List<T>'],
  ])('the name %s is written %s, once', (name, cell) => {
    const changes = {'archive/2026-02-02-x/specs/x.md': `# ADDED: ${name}\n`};
    const after = updated(HEADER, changes);
    expect(after).toBe(`${HEADER}| 2026-02-02 | ${cell} | ADDED | Archived |\n`);
    expect(updated(after, changes)).toBe(after);
  });

  test('a date changed by hand is kept, and so is a type that is none of ours', () => {
    for (const row of [
      '| 2026-02-28 | Search | ADDED | Archived |\n',
      '| 2026-02-02 | search/ | Feature | Archived |\n',
    ]) {
      const readme = HEADER + row.replace('search/', 'add-search');
      expect(updated(readme, search)).toBe(readme);
    }
    const typed = `${HEADER}| 2026-02-02 | Search | Feature | Archived |\n`;
    expect(updated(typed, search)).toBe(typed);
  });

  test('an exact row is never taken for another change of the same name', () => {
    const both = {
      'archive/2026-02-02-tune/specs/x.md': '# MODIFIED: Cache\n',
      'archive/2026-03-03-tune-again/specs/x.md': '# MODIFIED: Cache\n',
    };
    const later = '| 2026-03-03 | Cache | MODIFIED | Archived |\n';
    expect(updated(HEADER + later, both)).toBe(
      `${HEADER}| 2026-02-02 | Cache | MODIFIED | Archived |\n${later}`,
    );
  });

  test('rows nobody knows stay', () => {
    const readme = `${HEADER}| 2026-01-01 | Set up | N/A | Archived |\n| someday | Moon | ADDED | Wished for |\n`;
    expect(updated(readme, {'add-sun/specs/sun.md': '# ADDED: Sun\n'})).toBe(readme);
  });

  test('an active change adds no row, but a row that names it follows its status', () => {
    const row = (status: string) => `${HEADER}| 2026-02-02 | add-search | Feature | ${status} |\n`;
    const active = {
      'add-search/tasks.md': '- [x] 1 One\n- [ ] 2 Two\n',
      'add-search/specs/s.md': '# ADDED: Search\n',
    };
    expect(updated(row('Proposed'), active)).toBe(row('In Progress'));
    expect(updated(row('in progress'), active)).toBe(row('in progress'));
    expect(updated(row('Complete (pending archive)'), active)).toBe(row('Complete (pending archive)'));
    expect(updated(row('Complete (pending archive)'), search)).toBe(row('Archived'));
  });

  test('an archived row is not taken for an active change that touches the feature again', () => {
    const readme = HEADER + SEARCH;
    expect(updated(readme, {'tune-search/specs/s.md': '# ADDED: Search\n'})).toBe(readme);
  });

  test('newest first is kept, with the order of the archive on one day', () => {
    const rows = ['| 2026-03-01 | C | N/A | Archived |\n', '| 2026-01-01 | A | N/A | Archived |\n'];
    const day = {...search, 'archive/2026-02-02-b-menu/specs/menu.md': '# REMOVED: Menu\n'};
    const news = `${SEARCH}| 2026-02-02 | Menu | REMOVED | Archived |\n`;
    expect(updated(HEADER + rows.join(''), day)).toBe(HEADER + rows.join(news));
  });

  test('a table elsewhere, or without our columns, is left alone', () => {
    const elsewhere = '# Plans\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n';
    const other = '# Changelog\n\n| When | What |\n|---|---|\n';
    expect(updated(elsewhere, search)).toBe(elsewhere);
    expect(updated(other, search)).toBe(other);
    const second = `${other}\n${HEADER.slice(HEADER.indexOf('|'))}`;
    expect(updated(second, search)).toBe(second + SEARCH);
  });
});

describe('lists', () => {
  const login = {'add-login/proposal.md': '# Change: Log in\n'};
  const archivedLogin = {'archive/2026-02-02-add-login/proposal.md': '# Change: Log in\n'};

  test('stay untouched where they are up to date, however an item is written', () => {
    for (const item of [
      '- `add-login/` - ours',
      '* **`add-login`**: bold',
      '1. [add-login](add-login/)',
      '- [ ] `add-login/`',
      '#### `add-login/`',
      '#### add-login',
    ]) {
      const readme = `## Active Changes\n\n${item}\n`;
      expect(updated(readme, login)).toBe(readme);
    }
  });

  test('a list goes before the first sub-heading, behind the prose', () => {
    const readme = '## Active Changes\n\nIn no order.\n\n#### other\n\n- **Status**: fine\n';
    expect(updated(readme, login)).toBe(readme.replace('order.\n', 'order.\n\n- `add-login/` - Log in\n'));
  });

  test('an item that leaves a section with more in it leaves no hole', () => {
    const gone = {'archive/2026-02-02-gone/proposal.md': '# Gone\n'};
    const prose = '## Active Changes\n\nIn no order.\n\n## Next\n';
    expect(updated(prose.replace('order.\n', 'order.\n\n- `gone/` - Gone\n'), gone)).toBe(prose);
    const block = '## Active Changes\n\n#### add-login\n\nHere.\n';
    expect(updated(block.replace('####', '- `gone/`\n\n####'), {...login, ...gone})).toBe(block);
  });

  test('an item moves with all it says, in the style of the list it joins', () => {
    const readme =
      '## Active Changes\n\n- [`add-login/`](add-login/) by Ann\n  over two lines\n\n  - a\n    - b\n\n## Archived Changes\n\n1. `first/` - One\n';
    expect(updated(readme, {...archivedLogin})).toBe(
      '## Active Changes\n\nNo active changes currently.\n\n## Archived Changes\n\n1. `first/` - One\n2. [`add-login/`](archive/2026-02-02-add-login/) by Ann\n   over two lines\n\n   - a\n     - b\n',
    );
  });

  test('an item whose change lies nowhere here stays, with all below it', () => {
    const anns = '- `anns/` - keep\n  - on her branch\n';
    const readme = `## Active Changes\n\n${anns}\n## Archived Changes\n`;
    expect(updated(readme, {})).toBe(readme);
    expect(updated(readme, login)).toBe(readme.replace(anns, `${anns}- \`add-login/\` - Log in\n`));
    const both = readme.replace(anns, `${anns}- \`add-login/\` - Log in\n`);
    expect(updated(both, archivedLogin)).toBe(`${readme}\n- \`add-login/\` - Log in\n`);
  });

  test('an item that the archive has already goes only when nothing goes with it', () => {
    const readme = (active: string) =>
      `## Active Changes\n\n${active}\n## Archived Changes\n\n- \`add-login/\` - By hand\n`;
    const empty = readme('No active changes currently.\n');
    expect(updated(readme('- `add-login/` - Log in\n'), archivedLogin)).toBe(empty);
    expect(updated(readme('* `add-login/` - By hand\n'), archivedLogin)).toBe(empty);
    const again = readme('- `add-login/` - By hand\n  - a second time, on a branch\n');
    expect(updated(again, archivedLogin)).toBe(again);
  });

  test.each([
    ['[add-login](add-login/) by Ann', '[add-login](archive/2026-02-02-add-login/) by Ann'],
    [
      '[`add-login/`](./add-login/proposal.md#why "Why")',
      '[`add-login/`](./archive/2026-02-02-add-login/proposal.md#why "Why")',
    ],
    ['[add-login](<add-login> "x")', '[add-login](<archive/2026-02-02-add-login> "x")'],
    [
      '`add-login/`, see [tasks](add-login/tasks.md), `[x](add-login/)` and ![chart](add-login/a.png)',
      '`add-login/`, see [tasks](archive/2026-02-02-add-login/tasks.md), `[x](add-login/)` and ![chart](archive/2026-02-02-add-login/a.png)',
    ],
    [
      '[add-login](add-login-page/) [b](https://x.y/add-login/)',
      '[add-login](add-login-page/) [b](https://x.y/add-login/)',
    ],
  ])('the links of %s lead to the archive when it moves', (item, moved) => {
    const readme = `## Active Changes\n\n- ${item}\n\n## Archived Changes\n`;
    const after = updated(readme, archivedLogin);
    expect(after).toBe(
      `## Active Changes\n\nNo active changes currently.\n\n## Archived Changes\n\n- ${moved}\n`,
    );
    expect(updated(after, archivedLogin)).toBe(after);
  });

  test('a list with dates gets its items with dates, at the end that is newest', () => {
    const readme = '## Archived Changes\n\n* `2026-01-03-c/`\n* `2026-01-01-a/` - A\n';
    expect(updated(readme, archivedLogin)).toBe(
      readme.replace('\n\n', '\n\n* `2026-02-02-add-login/` - Log in\n'),
    );
  });

  test('a list without dates goes by the table', () => {
    const readme = `${HEADER}| 2026-03-01 | x | N/A | Archived |\n| 2026-01-01 | y | N/A | Archived |\n\n## Archived Changes\n\n- \`y/\`\n`;
    expect(updated(readme, archivedLogin)).toContain('- `add-login/` - Log in\n- `y/`\n');
  });

  test('what says that there is nothing gives way to the first item', () => {
    for (const nothing of [
      'No archived changes yet.',
      '_None_',
      '- None',
      'There are currently no archived changes',
    ]) {
      const readme = `## Archived Changes\n\n${nothing}\n`;
      expect(updated(readme, archivedLogin)).toBe('## Archived Changes\n\n- `add-login/` - Log in\n');
    }
    const prose = '## Active Changes\n\nNo breaking changes are welcome here.\n';
    expect(updated(prose, login)).toBe(`${prose}\n- \`add-login/\` - Log in\n`);
  });

  test('a setext heading right below does not run into the list', () => {
    expect(updated('# Active Changes\nNext\n---\n', login)).toBe(
      '# Active Changes\n- `add-login/` - Log in\n\nNext\n---\n'.replace('Changes\n-', 'Changes\n\n-'),
    );
  });

  test('a code span that names no change is prose', () => {
    const readme = '## Active Changes\n\n- `pytest` must pass\n';
    expect(updated(readme, {})).toBe(readme);
  });
});

describe('bytes', () => {
  const readme =
    '# Changelog  \n\n| Date | Change | Type | Status |\n|---|---|---|---|\n\n## Active Changes\n\n- `add-search/` - By hand\n\n## Archived Changes\n\n- `old/`';
  const after =
    '# Changelog  \n\n| Date | Change | Type | Status |\n|---|---|---|---|\n| 2026-02-02 | Search | ADDED | Archived |\n\n## Active Changes\n\nNo active changes currently.\n\n## Archived Changes\n\n- `old/`\n- `add-search/` - By hand';

  test.each(['\n', '\r\n', '\r'])('line endings %j are kept, and so is a missing last one', (ending) => {
    expect(updated(readme.replaceAll('\n', ending), search)).toBe(after.replaceAll('\n', ending));
  });

  test('mixed line endings stay where they are; new lines take the one of their line', () => {
    const mixed = readme.replace('|---|\n\n', '|---|\r\n\r\n');
    expect(updated(mixed, search)).toBe(
      after.replace('|---|\n', '|---|\r\n').replace('Archived |\n\n', 'Archived |\r\n\r\n'),
    );
  });
});
