import type {Merge} from '../dialects/merge/merge.ts';
import {type Project, specPath} from '../project/project.ts';
import type {Operation, Plan} from './plan.ts';

/** The operations that make merges true. */
export function mergeOperations(project: Project, merges: readonly Merge[]): Plan {
  return merges.flatMap((merge) => operationOf(project, merge) ?? []);
}

function operationOf(project: Project, {capability, result}: Merge): Operation | undefined {
  const path = specPath(capability);
  if (result.kind === 'created') return {kind: 'create', path, content: result.text};
  const source = project.document(path)?.source;
  if (!source || result.kind === 'unchanged') return undefined;
  return result.kind === 'edited' ? {kind: 'write', source, edits: result.edits} : {kind: 'remove', source};
}
