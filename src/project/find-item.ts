import {Refusal, shellLine} from '../refusal.ts';
import type {Change} from './change.ts';
import {findChange} from './find-change.ts';
import {printable} from './names.ts';
import {nearestOf} from './nearest.ts';
import {baseName} from './paths.ts';
import type {Project} from './project.ts';

/** What a name on the command line stands for. */
export type NamedItem =
  | {readonly type: 'change'; readonly change: Change}
  | {readonly type: 'spec'; readonly capability: string};

/**
 * The change or living spec a person names, or the one of these two that `type` asks for.
 *
 * An active change and a spec of one name are told apart by `type` only. Throws a Refusal `ambiguous-item`, or one
 * that proposes the nearest name.
 */
export function findItem(
  project: Project,
  name: string,
  type: NamedItem['type'] | undefined,
  command: string,
): NamedItem {
  const isSpec = type !== 'change' && project.capabilities.includes(name);
  const isActive = project.changes.some((change) => change.name === name);
  if (isSpec && isActive && type === undefined)
    throw new Refusal(
      'ambiguous-item',
      `\`${printable(name)}\` is both a change and a spec, expected --type to say which`,
      shellLine`openspec ${command} ${name} --type change`,
    );
  if (isSpec) return {type: 'spec', capability: name};
  if (type === 'spec') throw unknown(name, 'spec', project.capabilities, command);
  if (type === 'change' || project.capabilities.length === 0 || isKnownChange(project, name))
    return {type: 'change', change: findChange(project, name)};
  const names = [...project.changes, ...project.archive].map((change) => change.name);
  throw unknown(name, 'change or spec', [...names, ...project.capabilities], command);
}

function isKnownChange({changes, archive}: Project, name: string): boolean {
  return [...changes, ...archive].some((change) => change.name === name || baseName(change.folder) === name);
}

function unknown(name: string, what: string, names: readonly string[], command: string): Refusal {
  const meant = nearestOf(name, names);
  const question = meant === undefined ? '' : `; did you mean \`${printable(meant)}\`?`;
  const shown = printable(name.slice(0, 200));
  const list = what === 'spec' ? 'openspec list --specs' : 'openspec list';
  const hint = meant === undefined ? list : shellLine`openspec ${command} ${meant}`;
  return new Refusal('unknown-item', `No ${what} is named \`${shown}\`${question}`, hint);
}
