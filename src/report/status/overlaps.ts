import type {Claim} from '../../lint/deltas/claims.ts';
import {claimsOf} from '../../lint/deltas/claims.ts';
import {longestWord, rivalsOf} from '../../lint/rivals.ts';
import type {Change} from '../../project/change.ts';
import {plannedPaths} from '../../project/planned-paths.ts';
import type {Project} from '../../project/project.ts';
import {byCodePoint} from '../../project/read-project.ts';
import type {FileState} from './file-state.ts';

/** Another active change that is about the same. */
export interface Overlap {
  readonly change: Change;
  /** What both claim: features, and requirements of capabilities. */
  readonly claims: readonly Claim[];
  /** The capabilities both have deltas for, sorted by code point. */
  readonly capabilities: readonly string[];
  /** The files both touch or plan, sorted by code point. */
  readonly files: readonly SharedFile[];
}

/** A file of two changes: touched by both, or only planned by one of them. */
export interface SharedFile {
  readonly path: string;
  readonly isTouched: boolean;
}

/** The paths that git says another change touched; none where git is not asked. */
export type TouchedBy = (change: Change) => readonly string[];

/** What other active changes are about, too; what weighs most comes first. */
export function overlapsOf(
  project: Project,
  change: Change,
  files: Pick<FileState, 'touched' | 'planned'>,
  touchedBy: TouchedBy,
): readonly Overlap[] {
  const rivals = new Set(rivalsOf(project, change));
  const shared = sharedWith(files, touchedBy);
  return project.changes
    .filter((other) => other.folder !== change.folder)
    .map((other) => ({
      change: other,
      claims: rivals.has(other) ? sharedClaims(change, other) : [],
      capabilities: rivals.has(other) ? sharedCapabilities(change, other) : [],
      files: shared(other),
    }))
    .filter(({claims, capabilities, files: both}) => claims.length + capabilities.length + both.length > 0)
    .toSorted(
      (a, b) =>
        weightOf(b) - weightOf(a) ||
        b.files.length - a.files.length ||
        byCodePoint(a.change.name, b.change.name),
    );
}

function weightOf({claims, capabilities, files}: Overlap): number {
  if (claims.length > 0) return 3;
  if (files.some(({isTouched}) => isTouched)) return 2;
  return capabilities.length > 0 ? 1 : 0;
}

/** What one change claims that another does; the claims are those of the first. */
function sharedClaims(change: Change, other: Change): readonly Claim[] {
  const subjects = new Set(claimsOf(other).map(({subject}) => subject));
  return claimsOf(change).filter(({subject}) => subjects.has(subject));
}

function sharedCapabilities(change: Change, other: Change): readonly string[] {
  const theirs = new Set(other.requirementDeltas.map(({capability}) => capability));
  const both = change.requirementDeltas.map(({capability}) => capability).filter((name) => theirs.has(name));
  return [...new Set(both)].toSorted(byCodePoint);
}

/** The files that other changes share with one; of these, only what may name one of them is parsed. */
function sharedWith(
  {touched, planned}: Pick<FileState, 'touched' | 'planned'>,
  touchedBy: TouchedBy,
): (other: Change) => readonly SharedFile[] {
  const worked = new Set(touched.map(({path}) => path));
  const named = new Set([...worked, ...planned.map(({path}) => path)].filter(isTelling));
  const mayName = finderOf([...named]);
  return (other) => {
    const theirs = new Set(touchedBy(other));
    const isPlanned =
      named.size > 0 &&
      [other.proposal, other.design, other.tasks, ...other.deltaDocuments].some(
        (document) => document && mayName(document.text),
      );
    const plans = isPlanned ? plannedPaths(other).map(({path}) => path) : [];
    const paths = [...theirs, ...plans].filter(
      (path) => named.has(path) || (theirs.has(path) && worked.has(path)),
    );
    return [...new Set(paths)]
      .toSorted(byCodePoint)
      .map((path) => ({path, isTouched: theirs.has(path) && worked.has(path)}));
  };
}

/** A bare name, as `README.md`, may be that of a file in any folder. */
function isTelling(path: string): boolean {
  return path.includes('/');
}

/** Whether a text holds one of some paths; looked up word by word, so that it costs the same however many there are. */
function finderOf(paths: readonly string[]): (text: string) => boolean {
  const byWord = new Map<string, string[]>();
  for (const path of paths) {
    const word = longestWord(path);
    byWord.set(word, [...(byWord.get(word) ?? []), path]);
  }
  const anywhere = byWord.get('') ?? [];
  return (text) => {
    if (anywhere.some((path) => text.includes(path))) return true;
    const words = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
    return [...words].some((word) => byWord.get(word)?.some((path) => text.includes(path)));
  };
}
