import type {Document} from '../../markdown/document.ts';
import type {ViewSettings} from '../../project/changelog-config.ts';
import type {View} from '../view.ts';

/** A file as both sides of a merge have it, and as they began with it where that is known. */
interface Versions {
  readonly base: Document | undefined;
  readonly ours: Document;
  readonly theirs: Document;
}

/**
 * Why the releases of two sides are not put together, as a clause: each released something else, or changed what was
 * released under one version. What is released is history, and which one holds is for people to say.
 */
export function releaseClash(
  {view, settings}: {readonly view: View; readonly settings: ViewSettings},
  {base, ours, theirs}: Versions,
): string | undefined {
  if (!view.released) return undefined;
  const [mine, other] = [view.released(ours, settings), view.released(theirs, settings)];
  const was = base && view.released(base, settings);
  const isOwn = (version: string, there: ReadonlyMap<string, string>) =>
    !there.has(version) && !was?.has(version);
  const [cut] = [...mine.keys()].filter((version) => isOwn(version, other));
  const [otherCut] = [...other.keys()].filter((version) => isOwn(version, mine));
  if (cut !== undefined && otherCut !== undefined) return `one side released ${cut}, the other ${otherCut}`;
  const versions = new Set([...mine.keys(), ...other.keys()]);
  for (const version of versions) {
    const [a, b, before] = [mine.get(version), other.get(version), was?.get(version)];
    const isOneSided = was ? a === before || b === before : a === undefined || b === undefined;
    if (a !== b && !isOneSided) return `both sides changed what was released as ${version}`;
  }
  return undefined;
}
