import {decode, type Source, sourceOf} from '../../../src/markdown/source.ts';
import type {Project} from '../../../src/project/project.ts';
import {readProject} from '../../../src/project/read-project.ts';

/** What a document may be in a project: its path, and the files around it. */
export interface Role {
  readonly path: string;
  readonly others: ReadonlyMap<string, Source>;
}

/** A project in which a document plays a role. */
export function projectIn({path, others}: Role, bytes: Uint8Array): Project {
  const source = decode(path, bytes);
  const files = [...new Set([...others.keys(), path])];
  const folders = files.map((file) => FOLDER.exec(file)?.[0] ?? '').filter((folder) => folder !== '');
  return readProject({
    files,
    changeFolders: [...new Set(folders)],
    unreadable: [],
    read: (file) => (file === path ? source : others.get(file)),
  });
}

const FOLDER = /^openspec\/changes\/(?:archive\/[^/]+|(?!archive\/)[^/]+)(?=\/)/;

type Files = Readonly<Record<string, string>>;

const CHANGE = 'openspec/changes/fuzz';
const SPEC =
  '# Auth\n\n## Purpose\n\nWords.\n\n## Requirements\n\n### Requirement: Login\n\nIt SHALL log in.\n\n#### Scenario: Works\n\n- **WHEN** used\n- **THEN** it works\n\n### Requirement: Old\n\nIt SHALL be old.\n\n#### Scenario: Old\n\n- x\n\n### Requirement: A\n\nIt SHALL a.\n\n#### Scenario: A\n\n- x\n';
const DELTA =
  '## ADDED Requirements\n\n### Requirement: New\nIt SHALL be new.\n\n#### Scenario: Works\n- x\n\n## MODIFIED Requirements\n\n### Requirement: Login\nIt SHALL log in twice.\n\n#### Scenario: Works\n- x\n\n## REMOVED Requirements\n\n- Old\n\n## RENAMED Requirements\n\n- FROM: `A`\n- TO: `B`\n';
const FEATURE =
  '# ADDED: Cache\n\n## Summary\n\nWords.\n\n## Specification\n\nWords.\n\n## Verification\n\nWords.\n\n## Files Changed\n\n- `a.ts` - New\n';
const README =
  '# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n| 2026-01-15 | Old | ADDED | Archived |\n\n## Active Changes\n\nNone.\n\n## Archived Changes\n\n- `old/`\n';
const PROPOSAL = '# Fuzz\n\n## Why\n\nWords.\n\n## What Changes\n\n- Words\n';
const ARCHIVED: Files = {
  'openspec/changes/archive/2026-01-15-old/specs/cache.md': FEATURE.replace('Cache', 'Old'),
};
const capability = sourcesOf({
  'openspec/specs/auth/spec.md': SPEC,
  [`${CHANGE}/proposal.md`]: PROPOSAL,
  [`${CHANGE}/specs/auth/spec.md`]: DELTA,
  'openspec/changes/README.md': README,
});
const feature = sourcesOf({
  'openspec/changes/README.md': README,
  [`${CHANGE}/proposal.md`]: PROPOSAL,
  [`${CHANGE}/specs/cache.md`]: FEATURE,
  ...ARCHIVED,
});

/** Every place where we read a file as something of its own. */
export const roles: readonly Role[] = [
  {path: `${CHANGE}/specs/auth/spec.md`, others: capability},
  {path: 'openspec/specs/auth/spec.md', others: capability},
  {path: `${CHANGE}/specs/cache.md`, others: feature},
  {path: `${CHANGE}/tasks.md`, others: feature},
  {path: `${CHANGE}/proposal.md`, others: capability},
  {path: 'openspec/changes/README.md', others: feature},
  {path: `${CHANGE}/specs/auth/spec.md`, others: sourcesOf({[`${CHANGE}/proposal.md`]: PROPOSAL})},
  {path: `${CHANGE}/.openspec.yaml`, others: feature},
  {path: 'openspec/config.yaml', others: feature},
];

function sourcesOf(files: Files): ReadonlyMap<string, Source> {
  return new Map(Object.entries(files).map(([path, text]) => [path, sourceOf(path, text)]));
}
