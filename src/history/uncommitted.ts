import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';

/**
 * Whether work that is not committed counts as work on a change: when a person names the change, or it is the only
 * active one. Git cannot tell, so with several active changes nothing is guessed.
 */
export function countsUncommitted({changes}: Project, {archived}: Change, isNamed: boolean): boolean {
  return !archived && (isNamed || changes.length === 1);
}
