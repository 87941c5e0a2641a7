import {describe, expect, test} from 'vitest';
import {printSummary} from '../../src/summary/file/print-summary.ts';
import {recordOf} from '../../src/summary/file/project-summary.ts';
import type {SummaryRecord} from '../../src/summary/file/record.ts';
import {line, projected, summaryOf} from '../support/summary.ts';

const lines = (...texts: readonly string[]) => texts.map(line);
const decided = (...texts: readonly string[]) => summaryOf({'architecture-decisions': lines(...texts)});
const before = decided('Probe the cache', 'Retry twice', 'Keep tokens an hour');
const written = projected('', before);

/** What a section holds of a text, without its heading. */
function section(text: string, title: string): string {
  return new RegExp(`## ${title}\\s+([^]*?)\\s*(?:\\n##|$)`).exec(text.replaceAll('\r\n', '\n'))?.[1] ?? '';
}

function edited(
  from: string,
  to: string,
  after = before,
  accept?: 'file' | 'source',
  record: SummaryRecord = written.record,
) {
  expect(written.text).toContain(from);
  return projected(written.text.replace(from, to), after, record, accept);
}

describe('a line', () => {
  test('that was taken out by hand stays out, also when it says something else by now', () => {
    const {text, conflicts} = edited(
      '- Retry twice\n',
      '',
      decided('Probe the cache', 'Retry twice or thrice', 'Keep tokens an hour'),
    );
    expect(section(text, 'Architecture Decisions')).toBe('- Probe the cache\n- Keep tokens an hour');
    expect(conflicts).toEqual([]);
  });

  test('that is in no conflict is not decided by what is accepted', () => {
    const out = edited('- Retry twice\n', '', before, 'source');
    expect(out).toMatchObject({edits: [], conflicts: []});
    const reworded = decided('Probe the cache', 'Retry twice or thrice', 'Keep tokens an hour');
    expect(edited('- Retry twice\n', '', reworded, 'source')).toMatchObject({edits: [], conflicts: []});
    expect(edited('Retry twice', 'Retry twice, as Ada said', before, 'source').edits).toEqual([]);
    expect(edited('## Git Change History\n\n', '', before, 'source').edits).toEqual([]);
  });

  test('in conflict is decided for the change only once it was told, as it was told', () => {
    const after = decided('Probe the cache', 'Retry twice or more', 'Keep tokens an hour');
    const told = edited('Retry twice', 'Retry twice, as Ada said', after, 'source');
    expect(told.conflicts).toHaveLength(1);
    expect(told.text).toContain('as Ada said');
    const other = decided('Probe the cache', 'Retry twice or never', 'Keep tokens an hour');
    expect(projected(told.text, other, told.record, 'source')).toMatchObject({
      edits: [],
      conflicts: [{source: 'Retry twice or never'}],
    });
    const reworded = told.text.replace('as Ada said', 'as Bo said');
    expect(projected(reworded, after, told.record, 'source').text).toContain('as Bo said');
    const taken = projected(told.text, after, told.record, 'source');
    expect(taken.conflicts).toEqual([]);
    expect(taken.text).toContain('- Retry twice or more\n');
    expect(taken.text).not.toContain('Ada');
  });

  test('of a person stays, and so do those that were moved', () => {
    const {edits} = edited(
      '- Probe the cache\n- Retry twice\n',
      '- Retry twice\n- Ask Ada\n- Probe the cache\n',
    );
    expect(edits).toEqual([]);
  });

  test('that is new comes behind its neighbour, wherever that is', () => {
    const after = decided('Probe the cache', 'Warm it first', 'Retry twice', 'Keep tokens an hour');
    const {text} = edited(
      '- Probe the cache\n- Retry twice\n',
      '- Retry twice\n- Probe the cache\n- Ask Ada\n',
      after,
    );
    expect(section(text, 'Architecture Decisions').split('\n')).toEqual([
      '- Retry twice',
      '- Probe the cache',
      '- Warm it first',
      '- Ask Ada',
      '- Keep tokens an hour',
    ]);
  });

  test('that is new and the first comes before its neighbour', () => {
    const {text} = edited(
      '- Probe the cache',
      '* Probe the cache',
      decided('Measure', 'Probe the cache', 'Retry twice', 'Keep tokens an hour'),
    );
    expect(section(text, 'Architecture Decisions')).toMatch(/^\* Measure\n\* Probe the cache\n/);
  });

  test('that was edited on one side only is no conflict', () => {
    expect(edited('Retry twice', 'Retry twice, as Ada said')).toMatchObject({edits: [], conflicts: []});
    const {text, conflicts} = projected(
      written.text,
      decided('Probe the cache', 'Retry twice or thrice', 'Keep tokens an hour'),
      written.record,
    );
    expect(section(text, 'Architecture Decisions')).toBe(
      '- Probe the cache\n- Retry twice or thrice\n- Keep tokens an hour',
    );
    expect(conflicts).toEqual([]);
  });

  const mine = 'Retry twice, as Ada said';
  const after = decided('Probe the cache', 'Retry twice or thrice', 'Keep tokens an hour');

  test('that was edited on both sides is a conflict until somebody decides', () => {
    const {text, conflicts, record} = edited('Retry twice', mine, after);
    expect(text).toContain(`- ${mine}\n`);
    expect(conflicts).toMatchObject([
      {section: 'architecture-decisions', base: 'Retry twice', file: mine, source: 'Retry twice or thrice'},
    ]);
    expect(text.slice(conflicts[0]?.range.start)).toMatch(new RegExp(`^- ${mine}\n`));
    expect(projected(text, after, record).conflicts).toHaveLength(1);
    const kept = projected(text, after, record, 'file');
    expect(kept).toMatchObject({edits: [], conflicts: []});
    expect(projected(text, after, kept.record)).toMatchObject({edits: [], conflicts: []});
    expect(projected(text, after, record, 'source').text).toBe(printSummary(after));
  });

  test('that a person put more below is edited, and not thrown away', () => {
    const {text, conflicts} = edited(
      '- Retry twice\n',
      '- Retry twice\n\n  Why, Ada knows.\n',
      decided('Probe the cache', 'Keep tokens an hour'),
    );
    expect(text).toContain('- Retry twice\n\n  Why, Ada knows.\n');
    expect(conflicts).toMatchObject([{base: 'Retry twice', source: undefined}]);
  });

  test('that a formatter wrapped is as it was', () => {
    const {text} = edited(
      '- Retry twice\n',
      '- Retry\n  twice\n',
      decided('Probe the cache', 'Keep tokens an hour'),
    );
    expect(section(text, 'Architecture Decisions')).toBe('- Probe the cache\n- Keep tokens an hour');
  });

  test('of a person is no edit of one they took out, though a word is in both', () => {
    const {conflicts, edits, record} = edited(
      '- Probe the cache\n',
      '- The cache is filled by the mail server\n',
      decided('Retry twice', 'Keep tokens an hour'),
    );
    expect({conflicts, edits}).toEqual({conflicts: [], edits: []});
    expect(record['architecture-decisions']).toHaveLength(2);
  });

  test('of a person stays theirs when the change comes to say the same, and drops it again', () => {
    const text = written.text.replace('- Retry twice\n', '- Retry twice\n- Ask Ada\n');
    const same = decided('Probe the cache', 'Retry twice', 'Ask Ada', 'Keep tokens an hour');
    const met = projected(text, same, written.record);
    expect(met).toMatchObject({edits: [], record: written.record});
    expect(projected(met.text, before, met.record)).toMatchObject({edits: [], conflicts: []});
  });

  test('that says nothing was found gives way, and comes back', () => {
    const nothing = projected('', summaryOf({}));
    expect(section(nothing.text, 'Dependencies')).toBe('- No Dependencies found');
    const some = projected(nothing.text, summaryOf({dependencies: lines('`got` 14')}), nothing.record);
    expect(section(some.text, 'Dependencies')).toBe('- `got` 14');
    expect(projected(some.text, summaryOf({}), some.record).text).toBe(nothing.text);
    const added = some.text.replace('- `got` 14', '- `got` 14\n- Ask Ada');
    expect(section(projected(added, summaryOf({}), some.record).text, 'Dependencies')).toBe('- Ask Ada');
  });
});

describe('a section', () => {
  const files = summaryOf({
    'new-files': lines('`src/a.ts` — the route'),
    'test-files': lines('`tests/a.ts`'),
  });

  test('that a person filled is left whole, but for files it does not tell of', () => {
    const text =
      '# Mine\n\n## Architecture Decisions\nWe talked.\n\n## Files to Modify\n\n### Server\n- the route, in `src/a.ts`\n\n### Test files:\n* `tests/b.ts`\n';
    const {text: after, kept} = projected(text, files);
    expect(after).toContain('## Architecture Decisions\nWe talked.\n\n## Implementation Approach\n');
    expect(after).toContain('### Server\n- the route, in `src/a.ts`\n\n### Test files:\n');
    expect(after).not.toContain('New Files');
    expect(section(after, 'Test files:')).toBe('* `tests/b.ts`\n* `tests/a.ts`');
    expect(kept).toEqual(['architecture-decisions', 'test-files']);
  });

  test('that a person filled stays theirs when the change comes to say the same', () => {
    const {record} = written;
    const {'architecture-decisions': _, ...rest} = record;
    const met = projected(written.text, before, rest);
    expect(met).toMatchObject({edits: [], record: rest});
    expect(projected(met.text, decided('Measure'), met.record).edits).toEqual([]);
  });

  test('whose heading is spelled otherwise is the same', () => {
    const {text, record} = written;
    const spelled = text
      .replace('## Q&A History', '## **q & a** history:')
      .replace('## Dependencies', 'Dependencies\n---');
    expect(projected(spelled, before, record)).toMatchObject({edits: [], kept: []});
  });

  test('of files goes with its last line, unless a person wrote in it', () => {
    const first = projected('', files);
    const after = summaryOf({'test-files': lines('`tests/a.ts`')});
    expect(projected(first.text, after, first.record).text).toBe(printSummary(after));
    const mine = projected(
      first.text.replace('the route\n', 'the route\n- `src/mine.ts`\n'),
      after,
      first.record,
    );
    expect(section(mine.text, 'New Files')).toBe('- `src/mine.ts`');
  });

  test('that is missing comes to its place in the form', () => {
    const {text} = projected('# Mine\n\n## Dependencies\n\n- `got`\n\n## Notes\n\nMine.', before);
    const titlesOf = (file: string) => Array.from(file.matchAll(/^##+ (.*)$/gm), ([, title]) => title);
    const titles = titlesOf(text);
    expect(titles.filter((title) => title !== 'Notes')).toEqual(titlesOf(printSummary(before)));
    expect(titles.at(-1)).toBe('Notes');
  });

  test('that is missing comes where a group of files leaves', () => {
    const first = projected('', files);
    const text = first.text.replace(/## Acceptance Criteria\n.*\n\n/, '');
    const {record} = first;
    const next = projected(text, summaryOf({}), {...record, 'acceptance-criteria': []});
    expect(next.text).toBe(printSummary(summaryOf({})));
  });

  test('that nobody touched takes the order of the source', () => {
    const after = decided('Keep tokens an hour', 'Measure', 'Probe the cache');
    expect(projected(written.text, after, written.record).text).toBe(printSummary(after));
  });

  test('that says just what would be written is known again when its record is lost', () => {
    const {edits, record, kept} = projected(written.text, before);
    expect({edits, record, kept}).toEqual({edits: [], record: written.record, kept: []});
  });
});

test.each([
  [
    'numbered',
    '1. Probe the cache\n2. Retry twice\n3. Keep tokens an hour',
    '1. Probe the cache\n2. Retry twice or thrice\n3. Keep tokens an hour\n4. Measure',
  ],
  [
    'loose',
    '- Probe the cache\n\n- Retry twice\n\n- Keep tokens an hour',
    '- Probe the cache\n\n- Retry twice or thrice\n\n- Keep tokens an hour\n\n- Measure',
  ],
  [
    'wide',
    '*   Probe the cache\n*   Retry twice\n*   Keep tokens an hour',
    '*   Probe the cache\n*   Retry twice or thrice\n*   Keep tokens an hour\n*   Measure',
  ],
])('a list that is %s stays so', (_, list, expected) => {
  const after = decided('Probe the cache', 'Retry twice or thrice', 'Keep tokens an hour', 'Measure');
  const {text} = edited('- Probe the cache\n- Retry twice\n- Keep tokens an hour', list, after);
  expect(section(text, 'Architecture Decisions')).toBe(expected);
});

test('a file of another system keeps its line ends and its end', () => {
  const text = written.text.trimEnd().replaceAll('\n', '\r\n');
  const after = projected(text, decided('Probe the cache', 'Measure'), written.record).text;
  expect(after).toBe(printSummary(decided('Probe the cache', 'Measure')).trimEnd().replaceAll('\n', '\r\n'));
});

test('lines that would be no items are escaped, and found again', () => {
  const odd = decided('---', '- x', '# y', '    z', 'a\n  b', '```', '[x]: y');
  const {text, record} = projected('', odd);
  expect(projected(text, odd, record)).toMatchObject({edits: [], conflicts: []});
  expect(projected(text, decided('Measure'), record).text).toBe(printSummary(decided('Measure')));
  expect(record).toEqual(recordOf(odd));
});
