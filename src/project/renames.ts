import type {RenamedTo} from '../dialects/merge/new-name.ts';
import type {Project} from './project.ts';

/** What archived changes renamed in a capability; the newest that renamed it tells. Read only when it is asked. */
export function renamesIn(project: Pick<Project, 'archive'>, capability: string): RenamedTo {
  return (name) => {
    for (const {requirementDeltas} of project.archive.toReversed())
      for (const {delta} of requirementDeltas.filter((each) => each.capability === capability)) {
        const to = delta.renamed.find(({from}) => from === name)?.to;
        if (to !== undefined) return to;
      }
    return undefined;
  };
}
