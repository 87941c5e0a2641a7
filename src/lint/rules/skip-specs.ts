import type {Document} from '../../markdown/document.ts';
import type {Change} from '../../project/change.ts';
import {METADATA} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {readMetadataFile} from '../metadata-file.ts';
import {defineRule, type Problem} from '../rule.ts';

/** The schema the wider ecosystem ships. */
const OWN_SCHEMA = 'spec-driven';

export const skipSpecs = defineRule({
  id: 'skip-specs',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: 'a change that says `skip_specs: true` has no file under `specs/`, and a schema that is here',
  *check(change, project) {
    const document = project.document(`${change.folder}/${METADATA}`);
    if (change.archived || !change.metadata.skipsSpecs || !document) return;
    yield* bothProblem(change, document);
    yield* schemaProblem(project, document);
  },
});

function* bothProblem({folder, files}: Change, document: Document): Generator<Problem> {
  const inSpecs = files.filter(
    (path) => path.startsWith(`${folder}/specs/`) && !/\/\./.test(path.slice(folder.length)),
  );
  if (inSpecs.length === 0) return;
  const count = inSpecs.length === 1 ? 'a file' : `${inSpecs.length} files`;
  yield {
    ...at(document, 'skip_specs'),
    message: `\`skip_specs: true\` with ${count} under \`specs/\`, expected one or the other`,
  };
}

/** A schema says which documents a change has; one that is not here says nothing of specs that are left out. */
function* schemaProblem({files}: Project, document: Document): Generator<Problem> {
  const schema = readMetadataFile(document).entries.find(({key}) => key === 'schema');
  if (!schema || schema.value === OWN_SCHEMA || schema.value === '') return;
  if (files.some((path) => path.startsWith(`openspec/schemas/${String(schema.value)}/`))) return;
  const message = `${schema.shown} names no schema of this project, so \`skip_specs\` says nothing, expected \`schema: ${OWN_SCHEMA}\` or a folder under \`openspec/schemas\``;
  yield {path: document.source.path, range: schema, message};
}

function at(document: Document, key: string): Pick<Problem, 'path' | 'range'> {
  const range = readMetadataFile(document).entries.find((entry) => entry.key === key);
  return range ? {path: document.source.path, range} : {path: document.source.path};
}
