import {tellsOfLoss} from '../deltas/arrival.ts';
import {isMergeRule} from '../deltas/merge-rules.ts';

/**
 * What an archive relies on besides what a merge refuses by itself: that the settings are understood, what
 * `conflict-places.ts` leaves to other rules to tell, and what keeps it from bringing changelogs up to date
 * (`changelog/status.ts`).
 */
const NEEDED: ReadonlySet<string> = new Set([
  'changelog-table',
  'config-valid',
  'no-conflict-markers',
  'no-unclosed-fence',
  'scenario-mark',
]);

/** Whether an archive cannot do without a rule: it is never lowered, turned off, suppressed, ignored or known. */
export function isLocked(id: string): boolean {
  return isMergeRule(id) || tellsOfLoss(id) || NEEDED.has(id);
}
