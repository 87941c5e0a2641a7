import type {Change} from '../../project/change.ts';
import {type Project, specPath} from '../../project/project.ts';
import {deltaCapability} from './delta-place.ts';

/** A file that may be a requirement delta. */
export interface AskedDelta {
  readonly change: Change;
  /** Relative to the project's root. */
  readonly path: string;
  readonly capability: string;
  /** Whether it says MODIFIED. */
  readonly modifies: boolean;
}

/**
 * The requirement deltas of active changes whose bases can matter: all those about the capabilities of `asked` when one
 * of these changes, removes or renames a requirement, or adds one that is there, or when two changes add some to one
 * capability; else none.
 *
 * Names of files and plain text decide, and nothing is parsed; so there may be more than there should be.
 */
export function askedDeltas(project: Project, asked: readonly Change[]): readonly AskedDelta[] {
  const found = candidates(project);
  const chosen = new Set(asked);
  const own = found.filter(({change}) => chosen.has(change));
  const capabilities = new Set(own.map(({capability}) => capability));
  const near = found.filter(({capability}) => capabilities.has(capability));
  const isMet = (delta: Candidate) => delta.changes || (delta.adds && addsWhatIsThere(project, delta));
  return own.some(isMet) || meet(near) ? near : [];
}

/** Whether the spec seems to have a requirement that a delta adds. */
function addsWhatIsThere({input}: Project, {path, capability}: Candidate): boolean {
  const spec = input.read(specPath(capability))?.text;
  const headings = input.read(path)?.text.matchAll(/^ {0,3}#{1,6}[^\r\n:]*Requirement:([^\r\n]*)/gim) ?? [];
  return (
    spec !== undefined &&
    Array.from(headings, ([, name = '']) => name.trim()).some((name) => spec.includes(name))
  );
}

interface Candidate extends AskedDelta {
  readonly adds: boolean;
  /** Whether it says MODIFIED, REMOVED or RENAMED. */
  readonly changes: boolean;
}

function candidates({input, changes}: Project): readonly Candidate[] {
  return changes.flatMap((change) =>
    change.files.flatMap((path) => {
      const capability = deltaCapability(path);
      const text = capability === undefined ? undefined : input.read(path)?.text;
      if (capability === undefined || text === undefined) return [];
      const [adds, modifies] = [/\bADDED\b/i.test(text), /\bMODIFIED\b/i.test(text)];
      const isMore = modifies || /\b(?:REMOVED|RENAMED)\b/i.test(text);
      return adds || isMore ? [{change, path, capability, adds, modifies, changes: isMore}] : [];
    }),
  );
}

function meet(deltas: readonly Candidate[]): boolean {
  const adding = deltas.filter(({adds}) => adds).map(({capability}) => capability);
  return new Set(adding).size < adding.length;
}
