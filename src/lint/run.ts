import type {LintConfig} from '../project/lint-config.ts';
import {ARCHIVE, isBelow} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {checkDocuments} from './check-documents.ts';
import type {GitFacts} from './files/git-facts.ts';
import {configuredBaseline, withoutKnown} from './known/baseline.ts';
import type {KnownFindings} from './known/known-findings.ts';
import {byPlace, place} from './place.ts';
import type {Finding, Rule} from './rule.ts';
import {rules} from './rules/index.ts';
import {pathsIn, type Scope} from './scope.ts';
import {isIgnored, type Levels, levelled, levelOf} from './settings/levels.ts';
import {directiveFindings} from './suppress/directive-findings.ts';
import {type DocumentUses, suppressIn} from './suppress/suppress-in.ts';
import {withoutConflicted, withoutConflictedFixes} from './text/conflicted.ts';

/** How to look, where it is not the usual way. */
export interface LintOptions {
  /** The rules to run; all of them without it. */
  readonly rules?: readonly Rule[];
  /** Without facts, rules that ask git are not run. */
  readonly facts?: GitFacts | undefined;
  /** Levels that go before those of the config. */
  readonly levels?: Levels | undefined;
  /** Findings that are not told; those of the baseline the config names without it. */
  readonly known?: KnownFindings | undefined;
  /** Whether what is said of the structure of a file in conflict is told too. */
  readonly tellsConflicted?: boolean;
}

/** Every finding that the config, the directives in the files and the baseline let through, sorted by path and place. */
export function lint(project: Project, scope: Scope, options: LintOptions = {}): readonly Finding[] {
  const {known, tellsConflicted = false} = options;
  const {told} = findingsIn(project, scope, options);
  const fresh = withoutKnown(told, known ?? configuredBaseline(project), project.document);
  const sound = withoutConflictedFixes(fresh, project.document);
  return tellsConflicted ? sound : withoutConflicted(sound);
}

/** What the rules found, before what is known and what conflicts say is taken out. */
export interface Found {
  /** What the config and the directives let through, sorted by path and place. */
  readonly told: readonly Finding[];
  /** What came of the directives of the documents in the scope. */
  readonly uses: readonly DocumentUses[];
  /** What findings made of the directives of other documents that are checked. */
  readonly elsewhere: readonly DocumentUses[];
  /** The rules that were run. */
  readonly run: readonly Rule[];
}

/** The findings of a scope; `whole` is what is checked, where the scope is a part of it and others check the rest. */
export function findingsIn(
  project: Project,
  scope: Scope,
  {rules: selected = rules, facts, levels}: LintOptions,
  whole: Scope = scope,
): Found {
  const config = project.config.lint;
  const run = selected.filter((rule) => isRun(rule, config, levels, facts));
  const {found: ofDocuments, kept} = checkDocuments(project, scope, run, facts);
  // What cannot be read is known when all was to be read.
  const found = [...ofDocuments, ...run.flatMap((rule) => checkWide(rule, project, scope, facts))];
  const {left, uses, elsewhere} = suppressIn(project, scope, {found, kept, whole});
  const told = toldOf([...left, ...directiveFindings(project, whole, run, uses)], config, levels);
  return {told, uses, elsewhere, run};
}

/** Findings as the config lets them through, sorted by path and place. */
export function toldOf(
  findings: readonly Finding[],
  config: LintConfig,
  levels: Levels | undefined,
): readonly Finding[] {
  return findings
    .filter((finding) => !isIgnored(finding, config))
    .map((finding) => levelled(finding, config, levels))
    .toSorted(byPlace);
}

/** Whether a run of all rules leaves no rule of this id out; there may be none any more. */
export function wasRun(id: string, config: LintConfig, levels?: Levels, facts?: GitFacts): boolean {
  const rule = rules.find((each) => each.id === id);
  return rule === undefined || isRun(rule, config, levels, facts);
}

/** Whether a run looks at a path for a rule of this id: an archived document is looked at where it is in the scope. */
export function looksFor(id: string, path: string, {files}: Project, scope: Scope): boolean {
  if (!isBelow(ARCHIVE, path) || !files.includes(path)) return true;
  return rules.find((each) => each.id === id)?.on === 'project' || pathsIn(scope).includes(path);
}

function isRun({id, asksGit}: Rule, config: LintConfig, levels?: Levels, facts?: GitFacts): boolean {
  return (facts !== undefined || !asksGit) && levelOf(id, config, levels) !== 'off';
}

/** What the rules say that look at changes, and at the project. */
function checkWide(rule: Rule, project: Project, scope: Scope, facts?: GitFacts): readonly Finding[] {
  if (rule.on === 'change')
    return scope.changes.flatMap((change) =>
      place(rule, project, change.folder, rule.check(change, project, facts)),
    );
  if (rule.on !== 'project' || !scope.includesProject) return [];
  return place(rule, project, '', rule.check(project, project, facts));
}
