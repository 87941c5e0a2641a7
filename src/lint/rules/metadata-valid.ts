import type {Document} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {METADATA} from '../../project/paths.ts';
import {type MetadataEntry, readMetadataFile} from '../metadata-file.ts';
import {defineRule, type Problem} from '../rule.ts';

const FLAGS = new Set(['skip_specs', 'retire_capabilities']);

export const metadataValid = defineRule({
  id: 'metadata-valid',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: '`.openspec.yaml` is a mapping, and what it switches on or off is `true` or `false`',
  *check({archived, folder, files}, project) {
    const path = `${folder}/${METADATA}`;
    const document = archived || !files.includes(path) ? undefined : project.document(path);
    for (const problem of document ? problemsOf(document) : []) yield {path, ...problem};
  },
});

function* problemsOf(document: Document): Generator<Problem> {
  const {fault, isMapping, entries} = readMetadataFile(document);
  if (fault) yield {range: fault.range, message: printable(fault.message).replace(/\.$/, '')};
  else if (!isMapping)
    yield {range: {start: 0, end: 0}, message: 'No mapping, expected lines like `created: 2026-01-31`'};
  else
    for (const entry of entries)
      if (FLAGS.has(entry.key) && typeof entry.value !== 'boolean') yield noFlag(entry);
}

function noFlag({shown, start, end}: MetadataEntry): Problem {
  return {range: {start, end}, message: `${shown}, expected \`true\` or \`false\``};
}
