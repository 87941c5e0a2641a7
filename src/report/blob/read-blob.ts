import {jsonOf} from '../../json.ts';
import {rules} from '../../lint/rules/index.ts';
import {isShard} from '../../lint/shard/shard.ts';
import {isMapping, isText} from '../../project/kept-json.ts';
import {BLOB_VERSION, type Blob} from './blob.ts';
import {runWordsOf} from './run-words.ts';

/** A report of a shard, or why a text is none, as the end of a sentence. */
export type BlobReading = {readonly blob: Blob} | {readonly fault: string};

type Check = (value: unknown) => boolean;

/**
 * The report of a shard that a text holds. What it says is shown and never obeyed, but it may come from anywhere: every
 * part is looked at, and one that is off is a fault.
 */
export function readBlob(text: string): BlobReading {
  const value = jsonOf(text);
  if (value === undefined) return {fault: 'is torn: it is no JSON to its end'};
  if (!isMapping(value) || value['kind'] !== 'openspec-shard')
    return {fault: 'is no report of `openspec lint --shard`'};
  if (value['version'] !== BLOB_VERSION)
    return {fault: `has version ${JSON.stringify(value['version']) ?? 'none'}, expected ${BLOB_VERSION}`};
  const wrong = Object.entries(PARTS).find(([name, isRight]) => !isRight(value[name]));
  if (wrong) return {fault: `says nothing that can be read in \`${wrong[0]}\``};
  // Each part was looked at.
  return {blob: value as unknown as Blob};
}

const isNumber: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag: Check = (value) => typeof value === 'boolean';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const tuple =
  (...checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, at) => check(value[at]));
const record =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isMapping(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
const among =
  (...texts: readonly string[]): Check =>
  (value) =>
    isText(value) && texts.includes(value);

const isPath: Check = (value) => isText(value) && !value.includes('\0');
const matching =
  (form: RegExp): Check =>
  (value) =>
    isText(value) && form.test(value);
const isHash = matching(/^[0-9a-f]+$/);
/** It is named in a command to paste, so a tag of a registry will not do. */
const isVersion = matching(/^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/);
const isWords: Check = (value) => list(isText)(value) && runWordsOf(value as readonly string[]) !== undefined;
/** No text that is read is longer; what is not shown of it is filled with blanks. */
const LONGEST = 32 * 1024 * 1024;
const isLength: Check = (value) => isNumber(value) && Number(value) <= LONGEST;

/** A line or column is at most one behind the longest text. */
const isPosition: Check = (value) => isNumber(value) && Number(value) <= LONGEST + 1;
const byPath =
  (check: Check): Check =>
  (value) =>
    isMapping(value) && Object.entries(value).every(([path, each]) => isPath(path) && check(each));

/** A rule is named as its page is, which is a file. */
const isRule: Check = (value) => isText(value) && rules.some(({id}) => id === value);
const isPoint = record({line: isPosition, column: isPosition, offset: isPosition});
const isEdits = list(record({start: isPosition, end: isPosition, text: isText}));
const isPlaces = list(tuple(isPath, isNumber));
const isRelated = list(record({path: isPath, start: isPoint, end: isPoint, message: isText}));
const isFinding = record({
  ...{rule: isRule, severity: among('error', 'warning', 'info'), path: isPath, message: isText},
  ...{start: optional(isPoint), end: optional(isPoint), related: isRelated},
  ...{fix: optional(isEdits), unsafeFix: optional(isEdits)},
});
const isTextShown = record({
  length: isLength,
  lines: isPosition,
  shown: list(tuple(isNumber, isNumber, isText)),
});
const isKnown = record({rule: isText, path: isPath, about: isText, count: isNumber, isAsked: isFlag});

const PARTS: Readonly<Record<string, Check>> = {
  shard: (value) => {
    if (!isMapping(value)) return false;
    const {index, total} = value;
    return typeof index === 'number' && typeof total === 'number' && isShard({index, total});
  },
  run: record({
    ...{tool: isVersion, inputs: isHash, commit: optional(isHash), root: isPath},
    ...{calledRoot: optional(isPath), prefix: isPath, words: isWords},
  }),
  findings: list(isFinding),
  texts: byPath(isTextShown),
  read: byPath(isHash),
  folders: list(isPath),
  conflicted: list(isPath),
  used: isPlaces,
  unasked: isPlaces,
  isWithoutGit: isFlag,
  known: optional(record({entries: list(isKnown), file: optional(isPath)})),
};
