/**
 * The rules that tell of text in a delta that would not arrive in the living spec, or not as it was written.
 *
 * An archive that is asked not to validate passes over what is merely unsound, and never over these.
 */
const rules: ReadonlySet<string> = new Set([
  'delta-operations',
  'delta-path',
  'delta-section',
  'no-unclosed-comment',
  'readable-files',
  'rename-pair',
  'requirement-heading',
  'requirement-place',
  'valid-utf8',
]);

/** Whether a rule tells of text that would be left out. */
export function tellsOfLoss(id: string): boolean {
  return rules.has(id);
}
