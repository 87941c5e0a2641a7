import fc from 'fast-check';

const NAMES = ['Cache', 'Cache Size', 'Health Check', 'Health Chekc', 'Queue'];
const LINES = ['- `src/cache/size.ts` - Sets it', '- `src/queue.ts` - New'];

const feature = fc
  .tuple(
    fc.constantFrom('ADDED', 'ADDED', 'MODIFIED', 'REMOVED'),
    fc.constantFrom(...NAMES),
    fc.subarray(LINES),
  )
  .map(([kind, name, lines]) => {
    const parts = {
      ADDED: ['Specification', 'Verification'],
      MODIFIED: ['Previous Behavior', 'New Behavior', 'Migration Notes'],
      REMOVED: ['Reason', 'Impact'],
    }[kind as 'ADDED' | 'MODIFIED' | 'REMOVED'];
    const files = lines.length > 0 ? lines.join('\n') : 'None';
    const [first, ...rest] = parts.map((title) => `## ${title}\n\nWords.\n`);
    return [
      `# ${kind}: ${name}\n`,
      '## Summary\n\nWords.\n',
      first,
      `## Files Changed\n\n${files}\n`,
      ...rest,
    ].join('\n');
  });

const requirements = fc
  .tuple(fc.constantFrom('ADDED', 'MODIFIED'), fc.constantFrom('Login', 'Logout', 'Log in'))
  .map(
    ([kind, name]) =>
      `## ${kind} Requirements\n\n### Requirement: ${name}\n\nThe system SHALL do it.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** done\n`,
  );

const change = fc.record({
  proposal: fc.option(fc.constantFrom('`src/queue.ts` is told.', 'Nothing is told.'), {freq: 8}),
  tasks: fc.constantFrom('- [x] 1.1 All\n', '- [x] 1.1 All\n', '- [ ] 1.1 All\n', undefined),
  metadata: fc.constantFrom('created: 2026-02-03\n', 'skip_specs: true\n', ''),
  feature: fc.option(feature),
  requirements: fc.option(requirements),
  capability: fc.constantFrom('auth', 'auth', 'identity'),
});

const SPEC =
  '# auth Specification\n\n## Purpose\n\nWho may use the product, and how people show who they are.\n\n## Requirements\n\n### Requirement: Login\n\nThe system SHALL ask.\n\n#### Scenario: It does\n\n- **WHEN** right\n- **THEN** in\n';

/** Small projects whose changes get into each other's way, in both dialects. */
export const trees = fc
  .tuple(
    fc.array(change, {minLength: 1, maxLength: 4}),
    fc.option(feature),
    fc.constantFrom('', '', 'dialect: none\n'),
  )
  .map(([changes, archived, config]) => {
    const files: Record<string, string> = {
      'openspec/specs/auth/spec.md': SPEC,
      'openspec/config.yaml': config,
    };
    if (archived !== null) files['openspec/changes/archive/2026-01-01-before/specs/before.md'] = archived;
    for (const [index, each] of changes.entries()) {
      const folder = `openspec/changes/change-${index}`;
      files[`${folder}/.openspec.yaml`] = each.metadata;
      if (each.proposal !== null)
        files[`${folder}/proposal.md`] =
          `# Change\n\n## Why\n\nBecause it is wanted by those who use it.\n\n## What Changes\n\n- ${each.proposal}\n`;
      if (each.tasks !== undefined) files[`${folder}/tasks.md`] = each.tasks;
      if (each.feature !== null) files[`${folder}/specs/feature.md`] = each.feature;
      if (each.requirements !== null) files[`${folder}/specs/${each.capability}/spec.md`] = each.requirements;
    }
    return files;
  });
