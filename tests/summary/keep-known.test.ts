import {describe, expect, test} from 'vitest';
import {asRecorded, keepKnown, TOLD_BY_GIT} from '../../src/summary/file/keep-known.ts';
import {printSummary} from '../../src/summary/file/print-summary.ts';
import type {SummaryLine} from '../../src/summary/summary.ts';
import {line, projected, summaryOf} from '../support/summary.ts';

const byGit = (text: string): SummaryLine => ({
  ...line(text),
  sources: [{kind: 'commits', hashes: ['c'.repeat(40)]}],
});

const full = summaryOf({
  'new-files': [byGit('`src/a.ts` — Add the route'), line('`src/later.ts` — the report (planned)')],
  'modified-files': [byGit('`src/b.ts` — Call it')],
  'related-files': [byGit('Docs: `docs/a.md`')],
  'openspec-history': [line('`add-cart`: 2 files in common')],
  dependencies: [byGit('`got` ^14 — added in `package.json`'), line('A mail server')],
});
const first = projected('', full);

/** The same change without git: what is planned, and what its documents say. */
const planned = {
  'new-files': [
    line('`src/b.ts` — a caller (planned)'),
    line('`src/later.ts` — the report by week (planned)'),
  ],
  dependencies: [line('A mail relay')],
};
const poor = {...summaryOf(planned), unknown: 'git is not installed'};

describe('a summary that is brought up to date without git', () => {
  const kept = keepKnown(poor, first.record, TOLD_BY_GIT);
  const next = projected(first.text, kept, first.record);

  test('keeps what git told, and follows the documents', () => {
    const expected = first.text
      .replace('the report (', 'the report by week (')
      .replace('mail server', 'mail relay');
    expect(next.text).toBe(expected);
  });

  test('is left alone by a second run', () => {
    const again = keepKnown(poor, next.record, TOLD_BY_GIT);
    expect(projected(next.text, again, next.record)).toMatchObject({edits: [], record: next.record});
  });

  test('is what git says when git is asked again', () => {
    expect(projected(next.text, full, next.record)).toMatchObject({text: first.text, record: first.record});
  });

  test('keeps what a person made of what git told, and what they took out', () => {
    const text = first.text.replace('Call it', 'Call it twice').replace('- Docs: `docs/a.md`\n', '');
    const {record} = projected(text, full, first.record);
    const after = projected(text, keepKnown(poor, record, TOLD_BY_GIT), record);
    expect(after.conflicts).toEqual([]);
    expect(after.text).toContain('- `src/b.ts` — Call it twice\n');
    expect(after.text).not.toContain('Docs:');
    expect(projected(after.text, full, after.record).text).toBe(text);
  });

  test('is what the documents say where git never told anything', () => {
    const before = projected('', summaryOf(planned));
    expect(keepKnown(poor, before.record, TOLD_BY_GIT)).toBe(poor);
    expect(projected(before.text, summaryOf({}), before.record).text).toBe(printSummary(summaryOf({})));
  });
});

test('sections are as they are recorded, and as they are said where nothing is recorded', () => {
  const moved = summaryOf({'related-files': [byGit('Docs: `docs/b.md`')], 'qa-history': [line('Who? Ada')]});
  const {text, record} = first;
  expect(projected(text, asRecorded(full, record, ['related-files']), record).edits).toEqual([]);
  const {'related-files': _, ...rest} = record;
  expect(asRecorded(moved, rest, ['related-files'])).toEqual(moved);
  expect(asRecorded(moved, record, ['related-files']).sections).toContainEqual(
    expect.objectContaining({lines: [expect.objectContaining({text: 'Docs: `docs/a.md`'})]}),
  );
});
