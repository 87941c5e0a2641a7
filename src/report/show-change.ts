import {isMarkdown} from '../lint/scope.ts';
import type {Document} from '../markdown/document.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {SUMMARY} from '../summary/form.ts';
import {changeJson} from './change-json.ts';
import {fullOperationJson, type Operation, operationsOf} from './delta-json.ts';
import type {SpecDiff} from './spec-diff.ts';
import {requirementPatch} from './spec-diff-text.ts';

/** A file of a change; its document is absent when it cannot be read. */
export interface ChangeText {
  readonly path: string;
  readonly document: Document | undefined;
}

/** Proposal first, then design, tasks and deltas, then what else is written there. */
export function changeTexts(project: Project, change: Change, onlyDeltas: boolean): readonly ChangeText[] {
  const order = ['proposal.md', 'design.md', 'tasks.md'].map((file) => `${change.folder}/${file}`);
  // What a summary says is said in these texts.
  const isSummary = (path: string) => path === `${change.folder}/${SUMMARY}`;
  const isDelta = (path: string) => path.startsWith(`${change.folder}/specs/`);
  const rank = (path: string) => (order.includes(path) ? order.indexOf(path) : isDelta(path) ? 3 : 4);
  return change.files
    .filter((path) => isMarkdown(path) && !isSummary(path) && (!onlyDeltas || isDelta(path)))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((path) => ({path, document: project.document(path)}));
}

/** A change and everything it does; `texts` are absent when only the deltas are wanted. */
export function showChangeJson(
  change: Change,
  diffs: readonly SpecDiff[] | undefined,
  texts: readonly {readonly path: string; readonly text: string}[] | undefined,
) {
  const deltas = operationsOf(change).map((operation) => ({
    ...fullOperationJson(operation),
    ...(diffs ? {diff: patchOf(operation, diffs)} : {}),
  }));
  const {title, ...facts} = changeJson(change);
  const head = {id: change.name, title, deltaCount: deltas.length};
  return texts ? {...head, ...facts, deltas, files: change.files, texts} : {...head, deltas};
}

/** What one operation does to its requirement; empty when it does nothing. */
function patchOf({kind, name, spec}: Operation, diffs: readonly SpecDiff[]): string {
  const found = diffs
    .find(({capability}) => capability === spec)
    ?.requirements.find((each) => each.name === name || (kind === 'RENAMED' && each.from === name));
  return found ? requirementPatch(found) : '';
}
