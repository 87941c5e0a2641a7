const requirement = (name: string) =>
  `### Requirement: ${name}\n\nThe system SHALL do ${name}.\n\n#### Scenario: Done\n\n- **WHEN** asked\n- **THEN** done\n`;
const spec = (...names: readonly string[]) =>
  `# Spec\n\n## Purpose\n\nWhat this part of the product is for, in words.\n\n## Requirements\n\n${names.map(requirement).join('\n')}`;

/** A project with a change that edits a spec, makes one and retires one. */
export const REWORK: Readonly<Record<string, string>> = {
  'openspec/specs/auth/spec.md': spec('Login', 'Logout').replaceAll('\n', '\r\n'),
  'openspec/specs/old/spec.md': spec('Legacy'),
  'openspec/changes/README.md': '# Changes\n\nNothing here yet.\n',
  'openspec/changes/rework/.openspec.yaml': 'created: 2026-01-01\nretire_capabilities: true\n',
  'openspec/changes/rework/proposal.md':
    '# Rework\n\n## Why\n\nIt is time.\n\n## What Changes\n\n- All of it.\n',
  'openspec/changes/rework/tasks.md': '- [x] 1.1 Do it\n',
  'openspec/changes/rework/specs/auth/spec.md': `## ADDED Requirements\n\n${requirement('Lock')}`,
  'openspec/changes/rework/specs/fresh/spec.md': `## ADDED Requirements\n\n${requirement('Fresh')}`,
  'openspec/changes/rework/specs/old/spec.md': `## REMOVED Requirements\n\n${requirement('Legacy')}`,
};

/** Archives it. */
export const ARCHIVE_REWORK = ['archive', 'rework', '--no-files', '--date', '2026-02-03'] as const;
