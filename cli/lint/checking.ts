import {countsUncommitted} from '../../src/history/uncommitted.ts';
import type {WasAsked} from '../../src/lint/known/baseline.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {type LintOptions, lint, looksFor, wasRun} from '../../src/lint/run.ts';
import type {Selection} from '../../src/lint/select.ts';
import {onceFor} from '../../src/once.ts';
import type {Project} from '../../src/project/project.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {type Checked, gitFacts} from '../git-facts.ts';
import {levelsOf} from './levels.ts';
import type {Subject} from './subject.ts';

/** How a subject is checked, and what such a check speaks of. */
export interface Checking {
  /** What is known from a baseline is found too. */
  readonly check: (project: Project) => readonly Finding[];
  readonly wasAsked: WasAsked;
}

/** How the subject is checked, before fixes and after. */
export async function checkingOf(context: Context, input: Input, subject: Subject): Promise<Checking> {
  const {project} = subject;
  const chosen = onceFor(subject.select);
  const selection = chosen(project);
  const options = await partOptions(context, input, subject, selection);
  return {
    check: onceFor((current: Project) => {
      const {project: part = current, ...now} = chosen(current);
      return lint(part, now.scope, {...options, ...(now.rules && {rules: now.rules})}).filter(now.includes);
    }),
    wasAsked: askedIn(project, selection, options),
  };
}

type PartOptions = Pick<LintOptions, 'facts' | 'levels' | 'known'>;

/** How a selection of a subject is linted. */
export function partOptions(
  context: Context,
  input: Input,
  {root, project, names, uncommitted}: Pick<Subject, 'root' | 'project' | 'names' | 'uncommitted'>,
  {scope, rules}: Pick<Selection, 'scope' | 'rules'>,
): Promise<PartOptions> {
  return lintOptionsFor(context, input, {
    root,
    project,
    // The rules of a part are those that ask git for no more than its documents.
    scope: rules === undefined ? scope : {...scope, includesProject: false},
    uncommitted,
    countsUncommitted: (change) => countsUncommitted(project, change, names(change)),
  });
}

/** Whether a lint of a selection would have found a known finding again. */
export function askedIn(
  project: Project,
  {scope, rules, includes}: Selection,
  {levels, facts}: PartOptions,
): WasAsked {
  return (rule, path) =>
    (rules?.some(({id}) => id === rule) ?? true) &&
    includes({path, rule}) &&
    looksFor(rule, path, project, scope) &&
    wasRun(rule, project.config.lint, levels, facts);
}

/** How a part of a project is linted by this command line, whenever it is from: no baseline is applied yet. */
export async function lintOptionsFor(context: Context, input: Input, checked: Checked): Promise<PartOptions> {
  return {facts: await gitFacts(context, input, checked), levels: levelsOf(input), known: new Map()};
}
