import type {Repo} from './repo.ts';

/** Written into names, headings, values and subjects; each part acts on a terminal or is not seen. */
export const ACTING = '\u001B[31m\u001B]8;;x\u0007\r\u009B2J\u202Egnp\u200Bz\u2066';

/** Read as commands by CI services wherever a line may begin with a name. */
export const COMMANDING = '\n::error file=x::pwned\n ::add-mask::e\n##[group]x ##vso[task.x]y';

/** What must not reach a terminal, our own colours left out. */
export function actingIn(text: string): readonly string[] {
  const unpainted = text.replace(/\u001B\[(?:1|2|22|3[1-4]|39)m/g, '');
  return unpainted.match(/[^\P{Cc}\n\t]|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu) ?? [];
}

/** A repository that acts wherever text can: names, headings, prose, YAML, tables, authors and subjects. */
export function writeHostile(repo: Repo, acting = ACTING): void {
  const folder = `openspec/changes/add-${acting}-x`;
  const line = `\n${acting}::error file=x::pwned\n`;
  repo.git('config', 'user.name', `Eve ${acting.replace(/[\r\n]/g, '')}`);
  repo.commit(`feat: ${acting} subject`, {
    [`${folder}/proposal.md`]: `# ${acting} title\n${line}\n## Why\n${line}\n## What Changes\n\n- ${acting}\n`,
    [`${folder}/design.md`]: `# ${acting}\n${line}`,
    [`${folder}/tasks.md`]: `# Tasks\n\n## 1. ${acting}\n\n- [x] 1.1 ${acting}\n- [-] 1.3 ${acting}\n`,
    [`${folder}/.openspec.yaml`]: `created: "${acting.replace(/[^ -~]/g, '')}"\n${acting}: [\n`,
    [`${folder}/specs/au${acting}th/spec.md`]: requirementDelta(acting),
    [`${folder}/specs/feature.md`]: featureDelta(acting),
    [`openspec/changes/archive/2026-01-01-add-${acting}/proposal.md`]: `# ${acting}\n`,
    [`openspec/specs/${acting}/spec.md`]: spec(acting),
    'openspec/specs/auth/spec.md': spec(acting),
    'openspec/changes/add-plain/specs/auth/spec.md': requirementDelta(acting),
    'openspec/config.yaml': `dialect: "${acting.replace(/[^ -~]/g, '?')}"\ndeltas: {${acting}}\n`,
    'openspec/changes/README.md': `# Changes\n\n## Changelog\n\n| Date | Change | Type | Status |\n|---|---|---|---|\n| ${acting} | ${acting} | ADDED | ${acting} |\n`,
    'CHANGELOG.md': `# Changelog\n\n## [Unreleased]\n\n### ${acting}\n\n- ${acting}\n\n## [1.0.0] - ${acting}\n`,
    'TECHNICAL_CHANGE_LOG.md': `## Changelog\n\n### 2026-01-01: ${acting} (CL-001)\n\n**Commit:** \`${acting}\`\n`,
    [`src/${acting}.ts`]: 'x\n',
  });
}

function spec(acting: string): string {
  return `# ${acting}\n\n## Purpose\n\n${acting}\n\n## Requirements\n\n### Requirement: Old ${acting}\n\n${acting}::error::pwned\n\n#### Scenario: ${acting}\n\n- **WHEN** ${acting}\n`;
}

function requirementDelta(acting: string): string {
  return `## ADDED Requirements\n\n### Requirement: New ${acting}\n\n${acting}::error::pwned\n\n## MODIFIED Requirements\n\n### Requirement: Old ${acting}\n\nThe system SHALL ${acting}.\n\n#### Scenario: Other ${acting}\n\n- **WHEN** ${acting}\n\n## REMOVED Requirements\n\n### Requirement: Gone ${acting}\n`;
}

function featureDelta(acting: string): string {
  return `# ADDED: ${acting}\n\n## Summary\n\n${acting}\n\n## Files Changed\n\n- \`${acting}.ts\` - ${acting}\n- \`../${acting}\`\n\n## ${acting}\n`;
}
