/** The files of a change that adds a requirement to a capability of its own name, complete and without findings. */
export function changeFiles(name: string, capability = name): Readonly<Record<string, string>> {
  const folder = `openspec/changes/${name}`;
  return {
    [`${folder}/proposal.md`]: `# Title of ${capability}\n\n## Why\n\nSo it is.\n\n## What Changes\n\n- This.\n`,
    [`${folder}/tasks.md`]: '- [x] 1.1 Do it\n',
    [`${folder}/specs/${capability}/spec.md`]: `## ADDED Requirements\n\n### Requirement: Do ${capability}\n\nThe system SHALL do it.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** done\n`,
  };
}

/** A living spec without findings. */
export const specText =
  '# auth Specification\n\n## Purpose\n\nWho may use the product, and how people show who they are.\n\n## Requirements\n\n### Requirement: Login\n\nThe system SHALL ask.\n\n#### Scenario: Right\n\n- **WHEN** right\n- **THEN** in\n';

/** Two changes, a living spec and a changelog. */
export const smallProject: Readonly<Record<string, string>> = {
  ...changeFiles('add-a'),
  ...changeFiles('add-b'),
  'openspec/specs/auth/spec.md': specText,
  'openspec/changes/archive/.gitkeep': '',
  'openspec/changes/README.md':
    '# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n',
};
