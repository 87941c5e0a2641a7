import type {Document} from '../markdown/document.ts';
import {nodesOfType} from '../markdown/node.ts';
import type {Change} from '../project/change.ts';
import {listedIn} from './write-files-changed.ts';

/** A path that a change's own documents name, and the first of them that does, relative to the project's root. */
export interface PlannedPath {
  readonly path: string;
  readonly document: string;
}

/**
 * The paths a change says it will touch: those its deltas list, and those that stand in code in its documents.
 *
 * They are plans, never facts: measured, one in five was not touched, and half of what was touched was not named.
 */
export function plannedPaths(change: Change): readonly PlannedPath[] {
  const {deltas, proposal, tasks, deltaDocuments} = change;
  const planned = new Map<string, PlannedPath>();
  const plan = (path: string, document: Document): void => {
    const clean = path.replace(/^\.\//, '');
    if (!planned.has(clean)) planned.set(clean, {path: clean, document: document.source.path});
  };
  for (const delta of deltas)
    for (const {path} of listedIn(delta)?.entries ?? []) if (path !== '') plan(path, delta.document);
  for (const document of [proposal, tasks, ...deltaDocuments])
    for (const {value} of document ? nodesOfType(document.root, 'inlineCode') : [])
      if (document && isPath(value)) plan(value, document);
  return [...planned.values()];
}

/** A word with a folder or a file's ending in it, that is no address, option, pattern or path of ours. */
function isPath(code: string): boolean {
  if (!/^[\w.][\w./+()[\]@-]*$/.test(code) || /\/\/|^openspec\//.test(code)) return false;
  return code.includes('/') ? /(?:\.[a-z]\w*|\w\/)$/i.test(code) : /^[\w-][\w.-]*\.[a-z]{1,4}$/i.test(code);
}
