import fc from 'fast-check';

const BLOCKS: readonly string[] = [
  '# ADDED: Cache',
  '# auth Specification',
  '## Purpose\n\nTBD - created by archiving change add-login. Update Purpose after archive.',
  '## Purpose',
  '## Requirements',
  'Requirements\n---',
  '## ADDED Requirements',
  '## MODIFIED Requirements',
  '## REMOVED Requirements',
  '## RENAMED Requirements',
  '### ADDED Requirement:',
  '# **Modified** requirements ##',
  'REMOVED Requirements\n====',
  '## CHANGED Requirements (1)',
  '## Added',
  '## ADDED Requirement: Login',
  '### Requirement: Login',
  '### Requirement: login #',
  '### Requirement: **Login**',
  '## Requirement: Logout',
  '#### Requirement: Guest',
  '##### Requirement: Guest',
  '### Requirement - Dash',
  '### Requirement Colonless',
  '### Requirement:',
  '### R-1: Custom',
  '> ### Requirement: Quoted',
  'Requirement: Login\n---',
  'The system SHALL do it.',
  '**Reason**: none',
  '`MUST`',
  '#### Scenario: A\n\n- **THEN** b',
  '#### Scenario: a',
  '### Scenario: B\n\nWords.',
  '##### Scenario: C',
  '## Scenario: D\n\n### E\n\n#### F',
  'Scenario: G\n===',
  '- **Scenario: H**',
  '#### REMOVED Scenario: A',
  '#### RENAMED Scenario: A\n\nTO: B',
  '#### RENAMED Scenario: `A` → `B`',
  '- FROM: Login',
  '- TO: Logout',
  '- Login → Logout',
  '- Login',
  'None',
  '## Rationale',
  '### Group',
  '```',
  '---',
  '<!-- x -->',
  '<details>',
  '[a]: b',
  '',
];

const anyText = fc.string({unit: 'binary', maxLength: 8});
const blocks = fc.oneof({arbitrary: fc.constantFrom(...BLOCKS), weight: 19}, {arbitrary: anyText, weight: 1});
const breaks = fc.constantFrom('\n', '\n\n', '\n\n', '\n\n', '\r\n\r\n', '\r', '\n\n\n');

/** Texts put together from what requirement deltas and living specs are made of. */
export const requirementTexts: fc.Arbitrary<string> = fc
  .array(fc.tuple(blocks, breaks), {maxLength: 24})
  .map((parts) => parts.map(([block, ending]) => block + ending).join(''));

const LINES = [
  'skip_specs: true',
  'skip_specs: yes',
  'retire_capabilities: true',
  'created: 2026-01-31',
  'created: 1/2/3',
  'created:',
  'a: &a [*a]',
  '? [x]',
  '- x',
  '\tx',
  '---',
  '"',
];

/** Lines of metadata, sound and not. */
export const yamlTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...LINES), anyText), {maxLength: 5})
  .map((lines) => lines.join('\n'));
