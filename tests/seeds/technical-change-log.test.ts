import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readTechnicalLog} from '../../src/changelog/formats/technical/log.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {packageRoot} from '../support/run-cli.ts';

const seed = join(packageRoot, '../shared/seeds/technical-change-log.md');
const text = existsSync(seed) ? readFileSync(seed, 'utf8') : '';
const entries = readTechnicalLog(parse(sourceOf('TECHNICAL_CHANGE_LOG.md', text)));

describe.runIf(text !== '')('the log that brought the technical format', () => {
  test('has nine entries, newest first, each with its day', () => {
    expect(entries.map(({number}) => number)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `CL-00${n}`));
    expect(entries.map(({date}) => date)).toEqual(
      ['01-26', '01-25', '01-18', '01-15', '01-12', '01-10', '01-08', '01-05', '01-01'].map(
        (day) => `2026-${day}`,
      ),
    );
    expect(entries[0]?.title).toBe('Chat and Responses Routes Enhancement');
  });

  test('names two commits', () => {
    const named = entries.flatMap(({number, commits}) => commits.map(({hash}) => [number, hash]));
    expect(named).toEqual([
      ['CL-009', '52f8d58'],
      ['CL-008', 'c7e0707'],
    ]);
  });

  test('lists its files, four of them with a count', () => {
    expect(entries.map(({files}) => files.length)).toEqual([3, 1, 3, 2, 2, 3, 2, 3, 0]);
    const counted = entries.flatMap(({files}) => files.filter(({count}) => count));
    expect(counted.map(({path, count, description}) => [path, count, description])).toEqual([
      ['src/api/routes/chat.py', {added: 78}, 'Improved chat handling'],
      ['src/api/routes/responses.py', {added: 105}, 'Enhanced response formatting'],
      ['src/main.py', {added: 11}, 'Route registration updates'],
      ['src/observability/__init__.py', {added: 12}, 'Resilience metrics export'],
    ]);
    for (const {files} of entries)
      for (const {path, pathRange} of files)
        expect(text.slice(pathRange.start, pathRange.end)).toBe(`\`${path}\``);
  });
});
