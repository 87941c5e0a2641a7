import {distance} from 'fastest-levenshtein';
import {parseDocument, type Document as Yaml} from 'yaml';
import type {Document} from '../../../markdown/document.ts';
import {type Range, wholeCharacters} from '../../../markdown/place.ts';
import {OWN_KEYS} from '../../../project/config.ts';
import {printable} from '../../../project/names.ts';
import {parsedYaml} from '../../../project/parsed-yaml.ts';
import {plainYaml} from '../../../project/plain-yaml/plain-yaml.ts';
import {yamlExcess} from '../../../project/yaml-bounds.ts';
import {dataOf, type YamlMapping} from '../../../project/yaml-node.ts';
import type {Problem} from '../../rule.ts';
import {changelogProblems} from './changelog.ts';
import {deltasProblems, KEYWORDS} from './deltas.ts';
import {dialectProblems} from './dialect.ts';
import {guidelinesProblems} from './guidelines.ts';
import {lintProblems} from './lint.ts';
import {protectedProblems} from './protected.ts';
import {type Asked, isEmpty, MERGE_KEY, type Read, type Setting, settingsOf, shown} from './setting.ts';
import {testsProblems} from './tests.ts';

/** What keeps the config from being understood as it was meant. Never throws. */
export function* configProblems({source, text}: Document, asked: Asked): Generator<Problem> {
  const {invalidAt} = source;
  if (invalidAt !== undefined) {
    yield {range: {start: invalidAt, end: invalidAt + 1}, message: 'Not UTF-8, expected the file in UTF-8'};
    return;
  }
  if (isPlainAndSound(text, asked)) return;
  const excess = yamlExcess(text);
  if (excess !== undefined) return yield {range: {start: 0, end: 0}, message: `Not read: ${excess}`};
  // Silent, the parser would pass over a second document without an error.
  const yaml = parseDocument(text, {logLevel: 'error'});
  const fault = faultOf(yaml, text);
  if (fault) return yield fault;
  const root = parsedYaml(yaml, text);
  const data: unknown = yaml.toJS({maxAliasCount: 100});
  if (root.kind === 'mapping') return yield* settingsProblems({data, text, asked}, root);
  if (!isEmpty(root))
    yield {range: {start: 0, end: 0}, message: 'No mapping, expected lines like `dialect: feature`'};
}

/** Whether there is nothing to say, seen without a parser; what there is to say, it says where. */
function isPlainAndSound(text: string, asked: Asked): boolean {
  const root = plainYaml(text);
  if (root?.kind !== 'mapping') return root !== undefined;
  return settingsProblems({data: dataOf(root, 'core'), text, asked}, root).next().done === true;
}

function faultOf(yaml: Yaml, text: string): Problem | undefined {
  const [error] = yaml.errors;
  if (error?.code === 'MULTIPLE_DOCS')
    return {range: rangeIn(text, error.pos), message: 'A second document begins here, expected only one'};
  if (error) return {range: rangeIn(text, error.pos), message: `Not YAML: ${firstLine(error.message)}`};
  try {
    yaml.toJS({maxAliasCount: 100});
    return undefined;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return {range: {start: 0, end: 0}, message: `Not YAML: ${firstLine(said)}`};
  }
}

function* settingsProblems(read: Read, map: YamlMapping): Generator<Problem> {
  for (const setting of settingsOf(map)) {
    const {key, keyRange} = setting;
    if (key === 'dialect') yield* dialectProblems(setting);
    else if (key === 'deltas') yield* deltasProblems(read, setting);
    else if (key === 'protected') yield* protectedProblems(read, setting);
    else if (key === 'guidelines') yield* guidelinesProblems(read, setting);
    else if (key === 'tests') yield* testsProblems(read, setting);
    else if (key === 'changelog') yield* changelogProblems(read, setting);
    else if (key === 'lint') yield* lintProblems(read, setting);
    else if (KEYWORDS.includes(key.toUpperCase()))
      yield {range: keyRange, message: `${shown(key)} at the top, expected it below \`deltas\``};
    else yield* misspelled(setting);
  }
}

/** Keys that others give this file, however near they are to ours. */
const OTHERS = new Set(['schema', 'context', 'rules', 'test', 'lints', 'references']);

/** A key that is a slip away from one of ours; any other belongs to another tool. */
function* misspelled({key, keyRange}: Setting): Generator<Problem> {
  if (key === MERGE_KEY)
    return yield {
      range: keyRange,
      message: `The merge key \`${MERGE_KEY}\` says nothing to this tool, expected the lines it stands for`,
      severity: 'warning',
    };
  const meant = OTHERS.has(key) ? undefined : OWN_KEYS.find((ours) => isSlip(key, ours));
  if (meant !== undefined)
    yield {
      range: keyRange,
      message: `${shown(key)} says nothing to this tool; did you mean \`${meant}\`?`,
      severity: 'warning',
    };
}

/** One letter too many, too few or another, or two that changed places; another case, or `_` or `-` within. */
function isSlip(key: string, ours: string): boolean {
  const folded = key.slice(0, 40).toLowerCase().replace(/[-_ ]/g, '');
  if (folded === ours) return true;
  if (distance(folded, ours) === 1) return true;
  const sorted = (word: string) => [...word].toSorted().join('');
  return folded.length === ours.length && distance(folded, ours) === 2 && sorted(folded) === sorted(ours);
}

function rangeIn(text: string, [start, end]: readonly [number, number]): Range {
  return wholeCharacters(text, {start, end});
}

function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return printable(line.replace(/ at line \d+, column \d+:?$/, '')).replace(/\.$/, '');
}
