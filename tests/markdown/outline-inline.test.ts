import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {compareBlocks, newTally} from '../support/phrasing.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
/** How many files; `OPENSPEC_OUTLINE` takes all. */
const MOST = process.env['OPENSPEC_OUTLINE'] ? Number.POSITIVE_INFINITY : 300;

describe.skipIf(!existsSync(CORPUS))('inline content of real files', () => {
  test('is what remark has, and nearly all of it is read', () => {
    const tally = newTally();
    const files = filesBelow(fileURLToPath(CORPUS)).slice(0, MOST);
    const refused = files.filter((file) => !compareBlocks(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), tally));
    expect(tally.differences.slice(0, 5)).toEqual([]);
    const count = [...tally.refused.values()].reduce((sum, one) => sum + one, 0);
    if (process.env['OPENSPEC_OUTLINE']) console.log({...tally, files: files.length, filesRefused: refused.length, count});
    expect(count / tally.blocks).toBeLessThan(0.01);
    expect(refused.length / files.length).toBeLessThan(0.1);
  });
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
}
