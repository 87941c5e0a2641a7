import {type Document, placeIn} from '../markdown/document.ts';
import type {Change} from '../project/change.ts';
import {changelogPaths} from '../project/changelog-config.ts';
import type {LintConfig} from '../project/lint-config.ts';
import {isBelow, TEMPLATES} from '../project/paths.ts';
import {changeAt, type Project} from '../project/project.ts';
import {byCodePoint} from '../project/read-project.ts';
import {configuredBaseline, withoutKnown} from './baseline.ts';
import {featureDeltaIn} from './feature-delta.ts';
import type {GitFacts} from './git-facts.ts';
import type {KnownFindings} from './known-findings.ts';
import {isIgnored, type Levels, levelled, levelOf} from './levels.ts';
import type {Finding, Problem, RelatedPlace, RelatedProblem, Rule} from './rule.ts';
import {rules} from './rules/index.ts';
import {type DocumentUses, suppressIn} from './suppress-in.ts';

/** What to look at. A document that is in no change is checked as text. */
export interface Scope {
  readonly changes: readonly Change[];
  readonly documents: readonly Document[];
  /** Whether the rules about the whole project run. */
  readonly includesProject: boolean;
}

/** The active changes, every document in them, the changelogs, and the project as a whole. */
export function wholeProject(project: Project): Scope {
  const documents = ownFiles(project)
    .filter((path) => isChecked(project, path))
    .flatMap((path) => project.document(path) ?? []);
  return {changes: project.changes, documents, includesProject: true};
}

/** Every path of a project that may be a document of its own: all below `openspec/`, and the changelogs beside it. */
export function ownFiles({files, config}: Project): readonly string[] {
  return [...new Set([...files, ...changelogPaths(config.changelog)])];
}

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
}

/** Every finding that the config, the directives in the files and the baseline let through, sorted by path and place. */
export function lint(
  project: Project,
  scope: Scope,
  {rules: selected = rules, facts, levels, known}: LintOptions = {},
): readonly Finding[] {
  const config = project.config.lint;
  const run = selected.filter((rule) => isRun(rule, config, levels, facts));
  const found = run.flatMap((rule) => checkRule(rule, project, scope, facts));
  const {left, uses} = suppressIn(project, scope, found);
  const told = [...left, ...directiveFindings(project, scope, run, uses)]
    .filter((finding) => !isIgnored(finding, config))
    .map((finding) => levelled(finding, config, levels))
    .toSorted(byPlace);
  return withoutKnown(told, known ?? configuredBaseline(project), project.document);
}

/** Whether a run of all rules leaves no rule of this id out; there may be none any more. */
export function wasRun(id: string, config: LintConfig, levels?: Levels, facts?: GitFacts): boolean {
  const rule = rules.find((each) => each.id === id);
  return rule === undefined || isRun(rule, config, levels, facts);
}

function isRun({id, asksGit}: Rule, config: LintConfig, levels?: Levels, facts?: GitFacts): boolean {
  return (facts !== undefined || !asksGit) && levelOf(id, config, levels) !== 'off';
}

/** What the rules about directives say, given what came of these. */
function directiveFindings(
  project: Project,
  scope: Scope,
  run: readonly Rule[],
  uses: readonly DocumentUses[],
): readonly Finding[] {
  const asking = run.filter((rule) => rule.on === 'directives');
  if (asking.length === 0) return [];
  const ids = rules.map(({id}) => id);
  return uses.flatMap(({document, uses: ofDocument}) => {
    const {path} = document.source;
    const ran = new Set(run.flatMap((rule) => (looksAt(rule, path, project, scope) ? [rule.id] : [])));
    const target = {document, uses: ofDocument, ids, ran};
    return asking.flatMap((rule) => place(rule, project, path, rule.check(target, project)));
  });
}

/** Whether a rule was given all it needs to speak of a path. */
function looksAt({on}: Rule, path: string, project: Project, scope: Scope): boolean {
  if (on === 'project') return scope.includesProject;
  const change = on === 'change' ? changeAt(project, path) : undefined;
  return !change || scope.changes.includes(change);
}

/** Whether a path is Markdown, by its name. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Whether a document is checked with the whole project: what is archived is not, nor are templates. */
export function isChecked(project: Project, path: string): boolean {
  return isMarkdown(path) && !changeAt(project, path)?.archived && !isBelow(TEMPLATES, path);
}

function checkRule(rule: Rule, project: Project, scope: Scope, facts?: GitFacts): readonly Finding[] {
  switch (rule.on) {
    case 'document':
      return scope.documents.flatMap((document) =>
        place(rule, project, document.source.path, rule.check(document, project, facts)),
      );
    case 'delta':
      return scope.documents.flatMap((document) => {
        const delta = featureDeltaIn(document, project);
        return delta ? place(rule, project, document.source.path, rule.check(delta, project, facts)) : [];
      });
    case 'change':
      return scope.changes.flatMap((change) =>
        place(rule, project, change.folder, rule.check(change, project, facts)),
      );
    case 'directives':
      return [];
    case 'project':
      return scope.includesProject ? place(rule, project, '', rule.check(project, project, facts)) : [];
  }
}

function place(rule: Rule, project: Project, path: string, problems: Iterable<Problem>): readonly Finding[] {
  return Array.from(problems, (problem) => {
    const at = problem.path ?? path;
    const document = problem.range && project.document(at);
    return {
      rule: rule.id,
      severity: problem.severity ?? rule.severity,
      path: at,
      start: document && problem.range && placeIn(document, problem.range.start),
      end: document && problem.range && placeIn(document, problem.range.end),
      message: problem.message,
      fix: problem.fix,
      ...(problem.dropsBom && {dropsBom: true as const}),
      unsafeFix: problem.unsafeFix,
      related: (problem.related ?? []).flatMap((other) => related(project, at, other)),
    };
  });
}

function related(project: Project, path: string, other: RelatedProblem): readonly RelatedPlace[] {
  const document = project.document(other.path ?? path);
  if (!document) return [];
  const {start, end} = other.range;
  return [
    {
      path: document.source.path,
      start: placeIn(document, start),
      end: placeIn(document, end),
      message: other.message,
    },
  ];
}

function byPlace(a: Finding, b: Finding): number {
  return (
    byCodePoint(a.path, b.path) ||
    (a.start?.offset ?? -1) - (b.start?.offset ?? -1) ||
    byCodePoint(a.rule, b.rule) ||
    byCodePoint(a.message, b.message)
  );
}
