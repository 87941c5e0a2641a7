import {printable} from '../../project/names.ts';
import {defineRule} from '../rule.ts';
import {conflictMarkers} from '../text/conflict-markers.ts';

export const noConflictMarkers = defineRule({
  id: 'no-conflict-markers',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'text',
  summary: 'no conflict of a merge is left',
  *check(document) {
    for (const {start, end, marker} of conflictMarkers(document))
      yield {
        range: {start, end},
        message: `Conflict marker \`${printable(marker)}\`, expected the conflict to be resolved`,
      };
  },
});
