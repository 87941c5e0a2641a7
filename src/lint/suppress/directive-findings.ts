import {changeAt, type Project} from '../../project/project.ts';
import {place} from '../place.ts';
import type {Finding, Rule} from '../rule.ts';
import {rules} from '../rules/index.ts';
import type {Scope} from '../scope.ts';
import {levelOf} from '../settings/levels.ts';
import type {DocumentUses} from './suppress-in.ts';

/** What the rules about directives say, given what came of these. */
export function directiveFindings(
  project: Project,
  scope: Scope,
  run: readonly Rule[],
  uses: readonly DocumentUses[],
): readonly Finding[] {
  const asking = run.filter((rule) => rule.on === 'directives');
  if (asking.length === 0) return [];
  const ids = rules.map(({id}) => id);
  const off = new Set(ids.filter((id) => levelOf(id, project.config.lint) === 'off'));
  return uses.flatMap(({document, uses: ofDocument}) => {
    const {path} = document.source;
    const ran = new Set(run.flatMap((rule) => (looksAt(rule, path, project, scope) ? [rule.id] : [])));
    const target = {document, uses: ofDocument, ids, ran, off};
    return asking.flatMap((rule) => place(rule, project, path, rule.check(target, project)));
  });
}

/** Whether a rule was given all it needs to speak of a path. */
function looksAt({on}: Rule, path: string, project: Project, scope: Scope): boolean {
  if (on === 'project') return scope.includesProject;
  const change = on === 'change' ? changeAt(project, path) : undefined;
  return !change || scope.changes.includes(change);
}
