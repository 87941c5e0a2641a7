import {readSpec} from '../src/dialects/spec.ts';
import type {AskedDelta} from '../src/history/bases/asked-deltas.ts';
import {type Project, specPath} from '../src/project/project.ts';

/**
 * An answer of git; while it is waited for, the deltas and their specs are read, which whoever asks what deltas were
 * written against is going to look at. Each is read once.
 */
export async function readMeanwhile<Answer>(
  answer: Promise<Answer>,
  project: Project,
  deltas: readonly AskedDelta[],
): Promise<Answer> {
  const [answered] = await Promise.all([answer, readAll(project, deltas)]);
  return answered;
}

async function readAll(project: Project, deltas: readonly AskedDelta[]): Promise<void> {
  // Git is started before anything is read.
  await new Promise((resolve) => void setImmediate(resolve));
  for (const {change} of deltas) void change.requirementDeltas;
  for (const capability of new Set(deltas.map((delta) => delta.capability))) {
    const document = project.document(specPath(capability));
    if (document) void readSpec(document).requirements;
  }
}
