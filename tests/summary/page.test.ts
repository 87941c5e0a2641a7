import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {FORM, formOf, parentOf} from '../../src/summary/form.ts';
import {packageRoot} from '../support/run-cli.ts';

const page = readFileSync(join(packageRoot, 'docs/summaries.md'), 'utf8');

/** What the commands of all cases printed, stderr without its marks. */
const printed = readdirSync(join(packageRoot, 'tests/cli/summary'))
  .map((name) => readFileSync(join(packageRoot, 'tests/cli/summary', name, 'output.txt'), 'utf8'))
  .join('\n')
  .replace(/^! /gm, '');

describe('the page about summaries', () => {
  test('names the sections of the form', () => {
    const rows = Array.from(page.matchAll(/^\| ([A-Z][^|]*) \| ?([^|]*?) ?\|$/gm), ([, ...cells]) => cells);
    expect(rows).toEqual(
      FORM.map(({id, title}) => {
        const parent = parentOf(id);
        return [title, parent ? formOf(parent).title : ''];
      }),
    );
  });

  test.each(Array.from(page.matchAll(/^```console\n([\s\S]*?)^```$/gm), ([, shown = '']) => [shown]))(
    'shows what a case printed: %s',
    (shown) => {
      expect(printed).toContain(shown);
    },
  );
});
