import {
  type ChangeRecord,
  isRecordBroken,
  PROJECTED,
  printProjected,
  recordsOf,
} from '../changelog/record.ts';
import type {Project} from '../project/project.ts';
import type {Operation, Plan} from './plan.ts';
import type {ProjectedView} from './project-views.ts';

/** Have archived changes keep what the views say of them now. */
export function keepRecords(project: Project, views: readonly ProjectedView[]): Plan {
  const written = new Map<string, ChangeRecord>();
  for (const {kept, projected} of views)
    for (const [folder, record] of projected.records)
      written.set(folder, {...(written.get(folder) ?? recordsOf(project, folder)), [kept.path]: record});
  return [...written].flatMap(([folder, record]) => writeRecord(project, folder, record) ?? []);
}

/** The operation that leaves a record in the folder of a change; none over one that cannot be read. */
export function writeRecord(project: Project, folder: string, record: ChangeRecord): Operation | undefined {
  if (isRecordBroken(project, folder)) return undefined;
  const path = `${folder}/${PROJECTED}`;
  const content = printProjected(folder, record);
  const source = project.input.read(path);
  if (!source) return {kind: 'create', path, content};
  if (source.text === content) return undefined;
  return {kind: 'write', source, edits: [{start: 0, end: source.text.length, text: content}]};
}
