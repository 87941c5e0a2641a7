import type {Works} from '../src/changelog/works.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
import type {Context} from './context.ts';

/** What git knows of the work on some archived changes; nothing where it was not asked, or knows nothing. */
export async function changelogWorks(
  _context: Context,
  _project: Project,
  _root: string,
  _changes: readonly Change[],
): Promise<Works | undefined> {
  return undefined;
}
