import {FROZEN, printFrozen} from '../history/frozen-files.ts';
import type {History} from '../history/history.ts';
import type {Project} from '../project/project.ts';
import type {FilledFiles} from './fill-files-changed.ts';
import type {Operation, Plan} from './plan.ts';

/**
 * Have archived changes keep what git said of them, so that it need not be asked again.
 *
 * Only what will not change is kept: the archive is committed, all of the history and of its contents is known.
 */
export function freezeFiles(
  project: Project,
  {filled, history}: {readonly filled: readonly FilledFiles[]; readonly history: History | undefined},
): Plan {
  if (history?.head === undefined || history.isPartial) return [];
  const {head} = history;
  return filled.filter((each) => isSettled(each, history)).map((each) => freeze(project, each, head));
}

function isSettled({change, attribution}: FilledFiles, {prefix, uncommitted}: History): boolean {
  const folder = `${prefix}${change.folder}/`;
  const isMoving = uncommitted.some(({path}) => path.startsWith(folder) && path !== `${folder}${FROZEN}`);
  return (
    change.archived !== undefined && attribution.commits.length > 0 && !attribution.isCutOff && !isMoving
  );
}

function freeze(project: Project, {change, attribution, lines}: FilledFiles, head: string): Operation {
  const path = `${change.folder}/${FROZEN}`;
  const content = printFrozen(change.folder, head, attribution, lines);
  const source = project.input.read(path);
  if (!source) return {kind: 'create', path, content};
  return {kind: 'write', source, edits: [{start: 0, end: source.text.length, text: content}]};
}
