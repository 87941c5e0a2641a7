import type {Project} from '../../project/project.ts';
import {NOTHING_ASKED} from '../files/git-facts.ts';
import type {Finding} from '../rule.ts';
import {type Found, findingsIn, type LintOptions, toldOf} from '../run.ts';
import type {Scope} from '../scope.ts';
import {directiveFindings} from '../suppress/directive-findings.ts';
import type {DocumentUses} from '../suppress/suppress-in.ts';
import {conflictedPaths, withoutConflictedFixes} from '../text/conflicted.ts';

/** Where a directive stands, or a rule that it names: a path, and an offset. */
export type DirectivePlace = readonly [string, number];

/** What one shard found, and what the others must know of it. */
export interface ShardFindings {
  /** Sorted by path and place; none that is known from a baseline is left out. */
  readonly findings: readonly Finding[];
  /** The files in conflict of which an error is told. */
  readonly conflicted: readonly string[];
  /** The directives in documents of other shards that suppress something here. */
  readonly used: readonly DirectivePlace[];
  /** The directives that are held to be of no use only because git was not asked here, and may not be there to ask. */
  readonly unasked: readonly DirectivePlace[];
  /** Whether git could not say what it was asked. */
  readonly isWithoutGit: boolean;
}

/** Run the rules on the scope of one shard; `whole` is what all of them check together. */
export function lintShard(
  project: Project,
  scope: Scope,
  whole: Scope,
  options: Omit<LintOptions, 'known' | 'tellsConflicted'>,
): ShardFindings {
  // What cannot be read shows when it is read, and rules about the project speak of it.
  if (scope.includesProject) for (const path of whole.paths ?? []) project.document(path);
  const found = findingsIn(project, scope, options, whole);
  return {
    findings: withoutConflictedFixes(found.told, project.document),
    conflicted: [...conflictedPaths(found.told)],
    used: usedIn(found.elsewhere),
    unasked: options.facts === NOTHING_ASKED ? unaskedIn(project, whole, options, found) : [],
    isWithoutGit: options.facts === undefined,
  };
}

/** An `enable` is used by the `disable` before it, whatever is found. */
function usedIn(documents: readonly DocumentUses[]): readonly DirectivePlace[] {
  return documents.flatMap(({document, uses}) =>
    uses
      .filter(({isUsed, directive}) => isUsed && directive.kind !== 'enable')
      .map(({named, directive}) => [document.source.path, (named ?? directive).start] as const),
  );
}

/** The findings about directives that are there with the rules that ask git, and not without them. */
function unaskedIn(
  project: Project,
  whole: Scope,
  {levels}: Pick<LintOptions, 'levels'>,
  {run, uses}: Found,
): readonly DirectivePlace[] {
  const told = (among: typeof run) =>
    toldOf(directiveFindings(project, whole, among, uses), project.config.lint, levels).map(directivePlace);
  const without = new Set(told(run.filter(({asksGit}) => !asksGit)).map(keyOf));
  return told(run).filter((place) => !without.has(keyOf(place)));
}

/** Where the directive stands that a finding is about. */
export function directivePlace({path, start}: Pick<Finding, 'path' | 'start'>): DirectivePlace {
  return [path, start?.offset ?? 0];
}

/** The same text for the same place, and for no other. */
export function keyOf([path, offset]: DirectivePlace): string {
  return `${offset} ${path}`;
}
