// The project that profile.mjs lints beside the specs of this repository, and the command lines by the file of the bin
// that is to hold what they ask for and the ones before them do not.
import {execFileSync} from 'node:child_process';
import {appendFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

const DELTA = 'openspec/changes/add-sample/specs/start/spec.md';
const WRONG = 'openspec/changes/add-wrong/specs/start/spec.md';
const FEATURE = 'openspec/changes/add-feature/specs/export/spec.md';

const scenario = (name) => `#### Scenario: ${name}\n\n- **WHEN** it is asked for\n- **THEN** it is there\n`;
const requirement = (name, text) => `### Requirement: ${name}\n\n${text}\n\n${scenario('It is there')}\n`;
const proposal =
  '# Add a sample\n\n## Why\n\nThe profile needs a change.\n\n## What Changes\n\n- A sample.\n';
const design =
  '# Design\n\nA `table` of https://example.org:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```js\nbegin();\n```\n\n<!-- Seen. -->\n\n> Said.\n';
const tasks = '## 1. Sample\n\n- [x] 1.1 Write it\n- [ ] 1.2 Read it\n';

export const sampleFiles = {
  'AGENTS.md': '# How we work\n\nNever edit `dist/`.\n',
  'CHANGELOG.md': '# sample\n\n## 1.1.0\n\n### Minor Changes\n\n- More words.\n\n## 1.0.0\n\n- Words.\n',
  'openspec/config.yaml':
    'schema: spec-driven\ncontext: |\n  Plain words.\nrules:\n  specs:\n    - Short words.\n',
  'openspec/specs/start/spec.md': `# start Specification\n\n## Purpose\n\nWhat the program does at its start, for all who start it.\n\n## Requirements\n\n${requirement('First word', 'The program SHALL greet.')}${requirement('Last word', 'The program SHALL end.')}`,
  'openspec/changes/add-sample/.openspec.yaml': 'schema: spec-driven\ncreated: 2026-01-02\n',
  'openspec/changes/add-sample/proposal.md': proposal,
  'openspec/changes/add-sample/design.md': design,
  'openspec/changes/add-sample/tasks.md': tasks,
  [DELTA]: `## ADDED Requirements\n\n${requirement('New word', 'The program SHALL say **more**, see [this](https://example.org).')}## MODIFIED Requirements\n\n${requirement('First word', 'The program SHALL greet by name.')}## REMOVED Requirements\n\n### Requirement: Last word\n\n**Reason**: nobody listens\n\n**Migration**: none\n`,
  'openspec/changes/add-sample/specs/stop/spec.md': `## ADDED Requirements\n\n${requirement('Silence', 'The program SHALL be silent.')}`,
  'openspec/changes/add-rival/proposal.md': proposal,
  'openspec/changes/add-rival/tasks.md': tasks,
  'openspec/changes/add-rival/specs/start/spec.md': `## MODIFIED Requirements\n\n${requirement('First word', 'The program SHALL greet twice.')}`,
  'openspec/changes/add-wrong/proposal.md': proposal,
  'openspec/changes/add-wrong/tasks.md': tasks,
  [WRONG]: '## ADDED Requirements\n\n### Requirement: Wrong\n\nIt is wrong.\n',
  'openspec/changes/add-feature/proposal.md': proposal,
  'openspec/changes/add-feature/tasks.md': tasks,
  [FEATURE]:
    '# ADDED: Export\n\n## Overview\n\nExports all.\n\n## Motivation\n\nIt is asked for.\n\n## Files Changed\n\n- `src/export.ts`: exports\n',
};

const git = (folder, ...words) =>
  execFileSync('git', ['-c', 'user.name=Profile', '-c', 'user.email=profile@example.org', ...words], {
    cwd: folder,
  });

/** The files of the bin, and the command lines that are run for each. */
export const RUNS = {
  hot: {
    lines: [
      [DELTA],
      [WRONG],
      [FEATURE],
      ['openspec/changes/add-sample/proposal.md'],
      ['openspec/changes/add-sample/design.md'],
      ['openspec/changes/add-sample/tasks.md'],
      ['openspec/specs'],
      ['add-sample'],
    ].map((paths) => ['lint', '--no-cache', ...paths]),
  },
  ask: {
    prepare(folder) {
      git(folder, 'init', '-q');
      git(folder, 'add', '.');
      git(folder, 'commit', '-qm', 'Begin');
      appendFileSync(join(folder, DELTA), '\n');
      git(folder, 'add', '.');
    },
    lines: [
      ['lint', DELTA],
      ['lint', '--staged'],
    ],
  },
  wide: {
    lines: [['lint'], ['lint', '--archived']],
  },
  archive: {
    prepare(folder) {
      rmSync(join(folder, '.git'), {recursive: true});
      rmSync(join(folder, 'openspec/changes/add-rival'), {recursive: true});
    },
    lines: [['archive', 'add-sample', '--yes']],
  },
};
