import {describe, expect, test} from 'vitest';
import {rules} from '../../../src/lint/rules/index.ts';
import {lint} from '../../../src/lint/run.ts';
import {wholeProject} from '../../../src/lint/scope.ts';
import {projectOf} from '../../support/project.ts';

/** A README as it is before the first archive: examples in fences, a table with one row that has no folder. */
const README = `# OpenSpec Changes

\`\`\`markdown
# ADDED: <Feature Name>

## Summary
\`\`\`

## Changelog

| Date | Change | Type | Status |
|------|--------|------|--------|
| 2026-02-21 | First setup | N/A | Archived |

### Active Changes

No active changes currently.

### Archived Changes

- \`first-setup/\` - How it began
`;

const findings = (files: Readonly<Record<string, string>>) => {
  const project = projectOf(files);
  return lint(project, wholeProject(project), {rules}).map(({rule}) => rule);
};

describe('a README of the changes', () => {
  test('is fine before there is any change', () => {
    expect(findings({'openspec/changes/README.md': README})).toEqual([]);
  });

  test('is fine with Windows line endings, and when it is not there', () => {
    expect(findings({'openspec/changes/README.md': README.replaceAll('\n', '\r\n')})).toEqual([]);
    expect(findings({})).toEqual([]);
  });
});
