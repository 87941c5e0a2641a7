import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {kinds} from '../../src/deltas/index.ts';
import {openSection} from '../../src/lint/deltas/section-words.ts';
import {projectOf} from '../support/project.ts';

const {vocabulary} = projectOf({});

describe.each([...vocabulary.shapes])('a section of %s', (keyword, {required}) => {
  const name = kinds.find((kind) => kind.keyword === keyword)?.keyword.toLowerCase();
  const template = readFileSync(new URL(`../../templates/feature/${name}.md`, import.meta.url), 'utf8');

  test.each(required)('%s is asked for as in the template', (title) => {
    expect(template).toContain(openSection(title));
  });
});
