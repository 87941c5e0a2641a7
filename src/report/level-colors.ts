import type {Level} from '../project/lint-config.ts';
import type {Color} from './style.ts';

/** How a level looks: a finding's, or a rule's. */
export const LEVEL_COLORS: Readonly<Record<Level, Color>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  off: 'dim',
};
