import type {Document} from '../../markdown/document.ts';
import {isHash} from '../../project/metadata.ts';
import {printable} from '../../project/names.ts';
import {METADATA} from '../../project/paths.ts';
import {parseYaml} from '../../project/read-yaml.ts';
import {asRecord} from '../../project/yaml-record.ts';
import {type MetadataEntry, readMetadataFile} from '../metadata-file.ts';
import {defineRule, type Problem} from '../rule.ts';

const FLAGS = new Set(['skip_specs', 'retire_capabilities', 'breaking']);
const TEXTS = new Set(['section', 'text']);

export const metadataValid = defineRule({
  id: 'metadata-valid',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'change',
  summary:
    '`.openspec.yaml` is a mapping, what it switches is `true` or `false`, its words are text, its `commits` and `base` are hashes',
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
    for (const entry of entries) {
      if (FLAGS.has(entry.key) && typeof entry.value !== 'boolean') yield noFlag(entry);
      if (TEXTS.has(entry.key) && !isText(entry)) yield noText(entry);
      if (entry.key === 'commits') yield* commitProblems(document, entry);
      if (entry.key === 'base') yield* baseProblems(document, entry);
    }
}

/** Hashes are read as they are written: to YAML `78e2371` is a number. */
function* commitProblems({text}: Document, {start, end, shown}: MetadataEntry): Generator<Problem> {
  const commits = asRecord(parseYaml(text, 'failsafe'))['commits'];
  const lists = Array.isArray(commits) ? [commits] : Object.values(asRecord(commits));
  const keys = Array.isArray(commits) ? [] : Object.keys(asRecord(commits));
  const isForm = keys.every((key) => key === 'pin' || key === 'exclude') && lists.every(Array.isArray);
  if (commits !== '' && (lists.length === 0 || !isForm))
    yield {
      range: {start, end},
      message: `${shown}, expected a list of hashes, or such lists under \`pin\` and \`exclude\``,
    };
  else
    for (const item of lists
      .flat()
      .map(String)
      .filter((each) => !isHash(each)))
      yield {
        range: {start, end},
        message: `\`${printable(item)}\` is no hash, expected 7 to 64 hexadecimal digits`,
      };
}

/** A commit is named as it is written: `0123456` is a number to YAML too. */
function* baseProblems({text}: Document, {start, end, shown}: MetadataEntry): Generator<Problem> {
  const base = asRecord(parseYaml(text, 'failsafe'))['base'];
  if (base !== '' && (typeof base !== 'string' || !isHash(base)))
    yield {range: {start, end}, message: `${shown}, expected a hash of 7 to 64 hexadecimal digits`};
}

/** A key without a value says nothing, and nothing wrong. */
function isText({value}: MetadataEntry): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() !== '');
}

function noText({key, shown, start, end}: MetadataEntry): Problem {
  const example = key === 'section' ? 'section: Fixed' : 'text: "What users notice"';
  return {range: {start, end}, message: `${shown}, expected words, as in \`${example}\``};
}

function noFlag({shown, start, end}: MetadataEntry): Problem {
  return {range: {start, end}, message: `${shown}, expected \`true\` or \`false\``};
}
