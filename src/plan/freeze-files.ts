import type {Attribution} from '../history/attribution.ts';
import {FROZEN, type FrozenFiles, printFrozen} from '../history/frozen-files.ts';
import type {History} from '../history/history.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {effective, type Operation, type Plan} from './plan.ts';

/**
 * Have archived changes keep what git said of them, so that it need not be asked again.
 *
 * Only what will not change is kept: the archive is committed, all of the history and of its contents is known.
 */
export function freezeFiles(
  project: Project,
  history: History | undefined,
  answers: ReadonlyMap<Change, FrozenFiles>,
): Plan {
  if (history?.head === undefined || history.isPartial) return [];
  const {head, prefix} = history;
  const settled = [...answers].filter(([change, {attribution}]) => isSettled(change, attribution, prefix));
  return effective(settled.map(([change, answer]) => freeze(project, change, head, answer)));
}

/** Whether no more will come to what git knows of a change: its archive is committed, and nothing of it is cut off. */
export function isSettled(change: Change, {touched, isCutOff}: Attribution, prefix: string): boolean {
  const isCommitted = touched.some((path) => path.startsWith(`${prefix}${change.folder}/`));
  return change.archived !== undefined && isCommitted && !isCutOff;
}

function freeze(
  project: Project,
  {folder}: Change,
  head: string,
  {attribution, lines}: FrozenFiles,
): Operation {
  const path = `${folder}/${FROZEN}`;
  const content = printFrozen(folder, head, attribution, lines);
  const source = project.input.read(path);
  if (!source) return {kind: 'create', path, content};
  return {kind: 'write', source, edits: [{start: 0, end: source.text.length, text: content}]};
}
