import {expect, test} from 'vitest';
import {entriesOf, stateOf} from '../../src/changelog/entry.ts';
import {table} from '../../src/changelog/formats/table.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';

const CHANGES = 'openspec/changes';

const project = projectOf({
  [`${CHANGES}/archive/2026-02-03-second/specs/b.md`]: '# MODIFIED: *Cache* `ttl|max`\n',
  [`${CHANGES}/archive/2026-02-03-second/specs/a.md`]: '# ADDED: Warm-up\n',
  [`${CHANGES}/archive/2026-01-02-first/specs/auth/spec.md`]:
    '# Auth\n\n## MODIFIED Requirements\n\n## added requirements\n',
  [`${CHANGES}/archive/2026-01-02-first/specs/users/spec.md`]: '## ADDED Requirements\n',
  [`${CHANGES}/archive/2026-01-02-first/proposal.md`]: '# Proposal: Log in | out\n',
  [`${CHANGES}/archive/undated/proposal.md`]: '## Why\n',
  [`${CHANGES}/later/proposal.md`]: '# Later\n',
  [`${CHANGES}/later/tasks.md`]: '- [x] 1.1 One\n- [ ] 1.2 Two\n',
});
const entries = entriesOf(stateOf(project));

test('one entry for each feature delta, one for a change of requirement deltas or of none', () => {
  expect(entries.map(({date, name, type, status}) => [date, name, type, status])).toEqual([
    [undefined, 'undated', 'N/A', 'Archived'],
    ['2026-01-02', 'Log in | out', 'ADDED, MODIFIED', 'Archived'],
    ['2026-02-03', 'Warm-up', 'ADDED', 'Archived'],
    ['2026-02-03', '*Cache* `ttl|max`', 'MODIFIED', 'Archived'],
    [undefined, 'Later', 'N/A', 'In Progress'],
  ]);
});

test('prints what is archived as a table', () => {
  expect(table.print({...projection, state: stateOf(project)})).toBe(
    [
      '| Date | Change | Type | Status |',
      '|------|--------|------|--------|',
      '|  | undated | N/A | Archived |',
      '| 2026-01-02 | Log in \\| out | ADDED, MODIFIED | Archived |',
      '| 2026-02-03 | Warm-up | ADDED | Archived |',
      '| 2026-02-03 | *Cache* `ttl\\|max` | MODIFIED | Archived |',
      '',
    ].join('\n'),
  );
});
