import fc from 'fast-check';
import {expect, test} from 'vitest';
import {rules} from '../../src/lint/rules/index.ts';
import {isMarkdown} from '../../src/lint/scope.ts';
import {trees} from '../report/status/trees.ts';
import {projectOf} from '../support/project.ts';

test('a rule has nothing to say of documents that it is not about', () => {
  let looked = 0;
  fc.assert(
    fc.property(trees, (files) => {
      const project = projectOf(files);
      for (const document of project.files
        .filter(isMarkdown)
        .flatMap((path) => project.document(path) ?? [])) {
        for (const rule of rules) {
          if (rule.on !== 'document' || rule.where?.(document, project) !== false) continue;
          expect([...rule.check(document, project)], `${rule.id} of ${document.source.path}`).toEqual([]);
          looked++;
        }
      }
    }),
    {numRuns: 50},
  );
  expect(looked).toBeGreaterThan(1_000);
});
