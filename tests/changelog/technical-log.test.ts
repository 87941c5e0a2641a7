import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type LoggedEntry, readTechnicalLog} from '../../src/changelog/formats/technical/log.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {rangeProblems} from '../support/fuzz/ranges.ts';

const exampleOf = (name: string) =>
  readFileSync(new URL(`technical-log/${name}.md`, import.meta.url), 'utf8');
const read = (text: string) => readTechnicalLog(parse(sourceOf('TECHNICAL_CHANGE_LOG.md', text)));

/** An entry as one line, and one more for each file. */
function linesOf(text: string, {number, date, title, commits, files}: LoggedEntry): readonly string[] {
  const hashes = commits.map(({hash, start, end}) => {
    expect(text.slice(start, end).toLowerCase()).toBe(hash);
    return hash;
  });
  const listed = files.map(({path, pathRange, description, count, countRange}) => {
    expect(text.slice(pathRange.start, pathRange.end)).toContain(path);
    const written = countRange ? ` [${text.slice(countRange.start, countRange.end)}]` : '';
    return `  ${path}${written}${count ? ` ${JSON.stringify(count)}` : ''} ${description}`.trimEnd();
  });
  return [[number, date ?? '?', title, ...hashes].join(' | '), ...listed];
}

const summary = (text: string) => read(text).flatMap((entry) => linesOf(text, entry));

test('entries whose headings begin with their date', () => {
  expect(summary(exampleOf('date-first'))).toEqual([
    'CL-003 | 2025-03-04 | Track parcels by code | ab12cd3 | 0fedcba9 | 7e57c0de | bead123',
    '  src/track.ts [+78 lines] {"added":78} Finds a parcel',
    '  src/label.ts [+53/-25 lines] {"added":53,"deleted":25} Prints the code',
    '  src/old.ts [-1,204 lines] {"deleted":1204}',
    '  docs/tracking.md [+12/−3] {"added":12,"deleted":3} Explains it',
    '  src/scale.ts [40 lines] {"total":40} Rounded',
    '  plain/words.txt Nothing reads it',
    'CL-002 | 2025-02-01 | Weigh parcels',
    '  src/scale.ts [+5/-2] {"added":5,"deleted":2} Reads the scale',
    '  src/units.ts Kilograms',
    '  src/round.ts Kilograms',
    'CL-001 | 2025-01-01 | First parcels | c0ffee1',
    '  src/main.ts Starts',
    '  README.md [+3 lines] {"added":3}',
  ]);
});

test('entries whose headings begin with their number', () => {
  expect(summary(exampleOf('id-first'))).toEqual([
    'CL-012 | 2025-06-02 | Two depots | 5168361 | 6a58766',
    '  src/depot.ts new',
    '  src/main.ts [+4 lines] {"added":4}',
    '  src/route.ts Goes by the nearest depot',
    'CL-012.1 | 2025-06-02 | Depot names | 99d7579',
    'CL-011 | 2025-05-30 | One depot',
    'CL-009 | ? | ',
  ]);
});

test.each(['\r\n', '\r'])('the line ending %j changes nothing but places', (ending) => {
  for (const name of ['date-first', 'id-first']) {
    const text = exampleOf(name);
    expect(summary(text.replaceAll('\n', ending))).toEqual(summary(text));
  }
});

test('an entry knows where it and its number stand', () => {
  const text = exampleOf('date-first');
  const [first, second] = read(text);
  expect(text.slice(first?.section.start).startsWith('### 2025-03-04: Track')).toBe(true);
  expect(first?.section.end).toBe(second?.section.start);
  for (const {number, numberRange} of read(text))
    expect(text.slice(numberRange.start, numberRange.end)).toBe(number);
});

test.each([
  ['### cl-7: Lower case', ['CL-7']],
  ['### **CL-034.1**: Bold', ['CL-034.1']],
  ['###### CL-1 - Deep', ['CL-1']],
  ['CL-2: Underlined\n---', ['CL-2']],
  ['### CL-021 through CL-033 — gone', []],
  ['### About CL-003', []],
  ['### CL-3x: No number', []],
  ['- ### CL-3: In a list', []],
  ['### A (CL-1)\n\n#### B (CL-2)\n\n#### 2025-01-01: C (CL-3)\n\n#### CL-4: D', ['CL-1', 'CL-3', 'CL-4']],
  ['### CL-1: A\n\n#### CL-1: Again', ['CL-1']],
])('of %j the entries are %j', (text, numbers) => {
  expect(read(text).map(({number}) => number)).toEqual(numbers);
});

test.each([
  ['+78 lines', {added: 78}],
  ['+1 for it', undefined],
  ['-2 retries', undefined],
  ['+53, −25: text', {added: 53, deleted: 25}],
  ['(+53/-25)', {added: 53, deleted: 25}],
  ['~30 LOC: text', {total: 30}],
  ['30 tests', undefined],
  ['+12 lines added', {added: 12}],
])('of %j the count is %j', (words, count) => {
  const [entry] = read(`### CL-1: A\n\n**Files Changed:**\n\n- \`a.ts\` - ${words}\n`);
  expect(entry?.files[0]?.count).toEqual(count);
});

const piece = fc.constantFrom(
  ...'# ## ### #### CL-1 CL-2: (CL-3) 2025-01-01: **Commit:** **Files **Commits** Changed:** `a.ts` `abcdef1` | |- - ( ) +3 /-4 lines: ``` > [ ] \\ \t \n \n\n \r'.split(
    ' ',
  ),
);

test('whatever the text, it is read, and all that is found lies in it', () => {
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 60}), (pieces) => {
      const text = pieces.join(' ');
      expect(rangeProblems(text, read(text))).toEqual([]);
    }),
    {numRuns: 500},
  );
});
