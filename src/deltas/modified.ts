import type {DeltaKind} from './kind.ts';

export const modified: DeltaKind = {
  keyword: 'MODIFIED',
  group: 'Changed',
  prefixes: ['change', 'update', 'modify', 'fix', 'improve', 'refactor', 'extend', 'rename', 'move', 'tune'],
  feature: {
    required: ['Summary', 'Previous Behavior', 'New Behavior', 'Files Changed', 'Migration Notes'],
    known: ['Verification'],
    effect: 'changes',
  },
};
