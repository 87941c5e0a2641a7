import {describe, expect, test} from 'vitest';
import {corpusFiles, hasCorpus} from '../support/corpus.ts';
import {compareBlocks, newTally} from '../support/phrasing.ts';

const isWhole = process.env['OPENSPEC_OUTLINE'] !== undefined;

describe.skipIf(!hasCorpus)('inline content of real files', () => {
  test('is what remark has, and nearly all of it is read', () => {
    const tally = newTally();
    const files = corpusFiles(isWhole ? Number.POSITIVE_INFINITY : 150_000);
    const refused = files.filter(({bytes}) => !compareBlocks(new TextDecoder().decode(bytes), tally));
    expect(tally.differences.slice(0, 5)).toEqual([]);
    const count = [...tally.refused.values()].reduce((sum, one) => sum + one, 0);
    if (isWhole) console.info({...tally, files: files.length, filesRefused: refused.length});
    expect(count / tally.blocks).toBeLessThan(0.01);
    expect(refused.length / files.length).toBeLessThan(0.1);
  }, 600_000);
});
