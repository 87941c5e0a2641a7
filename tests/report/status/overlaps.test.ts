import {expect, test} from 'vitest';
import type {AttributedFile} from '../../../src/history/attribution.ts';
import type {Change} from '../../../src/project/change.ts';
import {overlapsOf} from '../../../src/report/status/overlaps.ts';
import {projectOf} from '../../support/project.ts';

const proposal = (text: string) => `# A change\n\n## What Changes\n\n${text}\n`;
const delta = (name: string) => `## MODIFIED Requirements\n\n### Requirement: ${name}\n\nIt SHALL.\n`;
const touched = (path: string): AttributedFile => ({
  ...{kind: 'modified', path, commits: [], touches: [], isUncommitted: false},
  ...{subject: undefined, evidence: undefined},
});

const project = projectOf({
  'openspec/changes/add-a/specs/auth/spec.md': delta('Login'),
  'openspec/changes/add-b/specs/auth/spec.md': delta('Login'),
  'openspec/changes/add-c/specs/auth/spec.md': delta('Logout'),
  'openspec/changes/add-d/proposal.md': proposal('Uses `src/login.ts` and `README.md`.'),
  'openspec/changes/add-e/proposal.md': proposal('Uses `src/login.tsx`, `lib/src/login.ts` and `README.md`.'),
  'openspec/changes/add-f/proposal.md': proposal('Nothing.'),
  'openspec/changes/archive/2026-01-01-add-g/specs/auth/spec.md': delta('Login'),
});

test('others are told by what they share, the heaviest first; a bare name may be any file', () => {
  const [change] = project.changes as [Change];
  const files = {
    touched: [touched('README.md'), touched('src/session.ts')],
    planned: [{path: 'src/login.ts', document: ''}],
  };
  const touchedBy = ({name}: Change) => (name === 'add-f' ? ['README.md', 'src/session.ts', 'x.ts'] : []);
  const found = overlapsOf(project, change, files, touchedBy);
  expect(
    found.map(({change: {name}, claims, capabilities, files: both}) => [
      name,
      claims.map(({shown}) => shown),
      capabilities,
      both.map(({path, isTouched}) => `${isTouched ? 'touched' : 'planned'} ${path}`),
    ]),
  ).toEqual([
    ['add-b', ['Requirement `Login` of `auth`'], ['auth'], []],
    ['add-f', [], [], ['touched README.md', 'touched src/session.ts']],
    ['add-c', [], ['auth'], []],
    ['add-d', [], [], ['planned src/login.ts']],
  ]);
});
