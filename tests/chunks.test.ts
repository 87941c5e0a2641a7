import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
// @ts-expect-error A script of the build, which has no types.
import {PLACES} from '../.config/chunks.mjs';
import {packageRoot} from './support/run-cli.ts';

const pathsBelow = (folder: string): readonly string[] =>
  readdirSync(join(packageRoot, folder), {recursive: true, encoding: 'utf8'}).map(
    (path) => `${folder}/${path}`,
  );
const packages = readdirSync(join(packageRoot, 'node_modules')).map((name) => `node_modules/${name}/`);
const paths = [...pathsBelow('cli'), ...pathsBelow('src'), ...packages];

test.each(PLACES as readonly (readonly [RegExp, string])[])('%s places what there is', (pattern) => {
  const names = pattern.source.match(/[a-z][a-z-]{3,}/g) ?? [];
  expect(names.filter((name) => !paths.some((path) => path.includes(name)))).toEqual([]);
});

test('what was seen to be asked for is there, each once', () => {
  const asked: Record<string, readonly string[]> = JSON.parse(
    readFileSync(join(packageRoot, '.config', 'asked.json'), 'utf8'),
  );
  const all = Object.values(asked).flat();
  expect(all.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
  expect(all).toEqual([...new Set(all)]);
});
