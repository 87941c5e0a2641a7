import type {Style} from '../style.ts';
import type {WholeState} from './state.ts';

/** What a part of the screen is laid out for. */
export interface Screen {
  readonly style: Style;
  /** A person looks at it, so that paths that are too long are cut; a program gets them whole. */
  readonly mustFit: boolean;
}

/** One part of the screen, line by line; no lines where it has nothing to say. */
export type Part = (state: WholeState, screen: Screen) => readonly string[];
