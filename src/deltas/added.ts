import type {DeltaKind} from './kind.ts';

export const added: DeltaKind = {
  keyword: 'ADDED',
  group: 'Added',
  prefixes: ['add', 'create', 'introduce', 'implement', 'support', 'new', 'enable', 'allow'],
  feature: {
    required: ['Summary', 'Specification', 'Files Changed', 'Verification'],
    known: ['Migration Notes'],
    effect: 'introduces',
  },
};
