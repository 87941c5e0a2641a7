import type {Document} from '../markdown/document.ts';
import type {Project} from '../project/project.ts';
import type {Finding, Rule} from './rule.ts';
import {rules} from './rules/index.ts';
import {lint} from './run.ts';

/** The rules that look at one document, and need nothing of git to judge it. */
export const singleFileRules: readonly Rule[] = rules.filter(
  ({on, asksGit}) => (on === 'document' || on === 'delta') && !asksGit,
);

/** What those rules say of one document of a project, and of no other file. */
export function lintDocument(project: Project, document: Document): readonly Finding[] {
  const scope = {changes: [], documents: [document], includesProject: false};
  return lint(project, scope, {rules: singleFileRules}).filter(({path}) => path === document.source.path);
}
