import type {DeltaKind} from './kind.ts';

export const removed: DeltaKind = {
  keyword: 'REMOVED',
  group: 'Removed',
  prefixes: ['remove', 'drop', 'delete', 'retire', 'deprecate'],
  feature: {
    required: ['Summary', 'Reason', 'Files Changed', 'Impact'],
    known: ['Verification', 'Migration Notes'],
    effect: 'ends',
  },
};
