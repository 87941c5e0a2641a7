import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {recordOf} from '../../src/summary/file/project-summary.ts';
import {parseSummaryRecord, printSummaryRecord} from '../../src/summary/file/record.ts';
import {anySummary} from '../support/summary.ts';

const FOLDER = 'openspec/changes/add-probe';

describe('a record', () => {
  test('is read as it was written, whatever change it names', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const record = recordOf(summary);
        const text = printSummaryRecord(FOLDER, record);
        expect(parseSummaryRecord(text)).toEqual(record);
        expect(parseSummaryRecord(text.replace('add-probe', 'add-other'))).toEqual(record);
        expect(parseSummaryRecord(text.slice(0, -3))).toBe('broken');
      }),
      {numRuns: 50},
    );
  });

  test.each([
    '',
    '[]',
    '{"version": 0, "change": "add-probe", "sections": {}}',
    '{"version": 1, "change": "add-probe"}',
    '{"version": 1, "change": "add-probe", "sections": {"dependencies": {}}}',
    '{"version": 1, "change": "add-probe", "sections": {"dependencies": [{"key": "x"}]}}',
    '{"version": 1, "change": "add-probe", "sections": {"elsewhere": []}}',
  ])('that is none is told from one that is not there: %s', (text) => {
    expect(parseSummaryRecord(text)).toBe('broken');
  });

  test('of a newer version is told', () => {
    expect(parseSummaryRecord('{"version": 2, "parts": []}')).toBe('newer');
  });
});
