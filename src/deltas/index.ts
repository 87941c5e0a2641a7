import {added} from './added.ts';
import type {DeltaKind} from './kind.ts';
import {modified} from './modified.ts';
import {removed} from './removed.ts';
import {renamed} from './renamed.ts';

/** Every kind, in the order a reader meets them. */
export const kinds: readonly DeltaKind[] = [added, modified, removed, renamed];
