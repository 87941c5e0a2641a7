import {PENDING} from '../changelog/formats/technical/spelling.ts';
import {recordsOf} from '../changelog/record.ts';
import type {Works} from '../changelog/works.ts';
import type {Project} from '../project/project.ts';

/**
 * What git knows but for the changes that a log calls pending: a commit is known only when it is made, so that a log
 * that is committed along with an archive waits for it, and is not out of date by that.
 */
export function settledWorks(project: Project, works: Works | undefined): Works | undefined {
  const isPending = (folder: string) =>
    Object.values(recordsOf(project, folder)).some(({fields}) => fields['commit'] === PENDING);
  return works && {...works, of: (change) => (isPending(change.folder) ? undefined : works.of(change))};
}
