import type {Project} from './project.ts';

/** What archived changes renamed in one capability. */
export interface ArchivedRenames {
  /** The new name of an old one, by the newest that tells. */
  readonly to: (name: string) => string | undefined;
  /** The old names of a new one, the newest first. */
  readonly from: (name: string) => readonly string[];
}

/** Look renames up in the archive, which is read no sooner than one is asked for. */
export function archivedRenames(project: Project, capability: string): ArchivedRenames {
  let known: readonly Pair[] | undefined;
  const all = () => {
    known ??= pairsIn(project, capability);
    return known;
  };
  return {
    to: (name) => all().find(({from}) => from === name)?.to,
    from: (name) => all().flatMap(({from, to}) => (to === name ? [from] : [])),
  };
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

function pairsIn({archive}: Project, capability: string): readonly Pair[] {
  return archive
    .toReversed()
    .flatMap(({requirementDeltas}) => requirementDeltas.filter((each) => each.capability === capability))
    .flatMap(({delta}) => delta.renamed.flatMap(({from, to}) => (from && to ? [{from, to}] : [])));
}
