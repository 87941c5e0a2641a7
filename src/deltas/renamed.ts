import type {DeltaKind} from './kind.ts';

export const renamed: DeltaKind = {
  keyword: 'RENAMED',
  group: 'Changed',
  prefixes: [],
};
