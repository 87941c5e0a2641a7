import {type DeltaOfChange, type Merge, merge} from '../dialects/merge/merge.ts';
import {readSpec} from '../dialects/spec.ts';
import {onceFor} from '../once.ts';
import {archivedRenames} from './archived-renames.ts';
import type {Change} from './change.ts';
import {type Project, specPath} from './project.ts';
import {byCodePoint} from './read-project.ts';
import {unreadableAt} from './unreadable.ts';

/** What a person may allow for one run. */
export interface MergeOptions {
  readonly allowsScenarioRemoval: boolean;
  readonly retires: boolean;
  /** Whether a spec that cannot be retired may be left without requirements. */
  readonly leavesEmptySpecs?: boolean;
  /** Told of each merge before it is made: how many were, of how many. */
  readonly onMerge?: (done: number, all: number) => void;
}

export const strictMerge: MergeOptions = {
  allowsScenarioRemoval: false,
  retires: false,
};

/** One merge per capability that these changes touch, in the order given; capabilities sorted by code point. */
export function mergesOf(
  project: Project,
  changes: readonly Change[],
  options: MergeOptions = strictMerge,
): readonly Merge[] {
  const sorted = [...deltasByCapability(project, changes, options.retires)].toSorted(([a], [b]) =>
    byCodePoint(a, b),
  );
  return sorted.map(([capability, deltas], index) => {
    options.onMerge?.(index, sorted.length);
    return mergeDeltas(project, capability, deltas, options);
  });
}

/** The merge of the deltas that these changes have for one capability. */
export function mergeInto(
  project: Project,
  capability: string,
  changes: readonly Change[],
  options: MergeOptions,
): Merge {
  const deltas = deltasByCapability(project, changes, options.retires).get(capability) ?? [];
  return mergeDeltas(project, capability, deltas, options);
}

function mergeDeltas(
  project: Project,
  capability: string,
  deltas: readonly DeltaOfChange[],
  {allowsScenarioRemoval, leavesEmptySpecs = false}: MergeOptions,
): Merge {
  const {capabilities} = project;
  const document = project.document(specPath(capability));
  const spec = document && specIn(document);
  const unreadable = spec ? undefined : unreadableSpec(project, capability);
  const input = {capability, deltas, spec, capabilities, allowsScenarioRemoval, leavesEmptySpecs};
  return merge(unreadable === undefined ? input : {...input, unreadable});
}

/** A spec that many changes are merged into is read once. */
const specIn = onceFor(readSpec);

function deltasByCapability(
  project: Project,
  changes: readonly Change[],
  retires: boolean,
): ReadonlyMap<string, readonly DeltaOfChange[]> {
  const found = new Map<string, DeltaOfChange[]>();
  for (const {name, requirementDeltas, metadata} of changes) {
    for (const {capability, delta} of requirementDeltas) {
      const deltas = found.get(capability) ?? [];
      const bases = project.input.basesOf?.(delta.document.source.path);
      const mayRetire = retires || metadata.retiresCapabilities;
      // What is not known to have been there before was not renamed either.
      const {to: renamedTo, from: renamedFrom} = archivedRenames(project, capability);
      const known = bases && {bases, renamedTo, renamedFrom};
      deltas.push({change: name, delta, mayRetire, ...known});
      found.set(capability, deltas);
    }
  }
  return found;
}

/** Why what lies at the place of a spec is none: a link, a folder, too large, or spelled in another case. */
function unreadableSpec(project: Project, capability: string): string | undefined {
  const path = specPath(capability);
  const found = unreadableAt(project, path);
  if (found) return `${found.path} cannot be read: ${found.reason}`;
  const other = specFiles(project.files).get(path);
  return other === undefined ? undefined : `${other} is in the way, expected it at ${path}`;
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** The files that hold a living spec, by the path that each should have: `Spec.md` is one too. */
function specFiles(files: readonly string[]): ReadonlyMap<string, string> {
  const found =
    known.get(files) ??
    new Map(
      files.flatMap((path) => (/\/spec\.md$/i.test(path) ? [[path.replace(/[^/]+$/, 'spec.md'), path]] : [])),
    );
  known.set(files, found);
  return found;
}
