import {expect, test} from 'vitest';
import {readMetadata} from '../../src/project/metadata.ts';

test.each([
  [
    'commits: [78e2371, 0123456, 1234567, 0x1234567, ABCDEF1]',
    ['78e2371', '0123456', '1234567', 'abcdef1'],
    [],
  ],
  ['commits: {pin: [78e2371], exclude: ["90ab77d"]}', ['78e2371'], ['90ab77d']],
  ['commits: {exclude: 90ab77d}', [], []],
  ['commits: 78e2371', [], []],
  ['commits:', [], []],
])('%j pins and excludes commits as they are written', (text, commits, excludedCommits) => {
  expect(readMetadata(text)).toMatchObject({commits, excludedCommits});
});
