import {isMap, parseDocument, type YAMLMap, type Document as Yaml} from 'yaml';
import type {Document} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {yamlExcess} from '../../project/yaml-bounds.ts';
import type {Problem} from '../rule.ts';
import {changelogProblems} from './changelog.ts';
import {deltasProblems, KEYWORDS} from './deltas.ts';
import {dialectProblems} from './dialect.ts';
import {guidelinesProblems} from './guidelines.ts';
import {protectedProblems} from './protected.ts';
import {clamped, isEmpty, type Read, settingsOf, shown} from './setting.ts';
import {testsProblems} from './tests.ts';

/** What keeps the config from being understood as it was meant. Never throws. */
export function* configProblems({source, text}: Document): Generator<Problem> {
  const {invalidAt} = source;
  if (invalidAt !== undefined) {
    yield {range: {start: invalidAt, end: invalidAt + 1}, message: 'Not UTF-8, expected the file in UTF-8'};
    return;
  }
  const excess = yamlExcess(text);
  if (excess !== undefined) return yield {range: {start: 0, end: 0}, message: `Not read: ${excess}`};
  // Silent, the parser would pass over a second document without an error.
  const yaml = parseDocument(text, {logLevel: 'error'});
  const fault = faultOf(yaml, text);
  if (fault) return yield fault;
  const {contents} = yaml;
  if (isMap(contents)) return yield* settingsProblems({yaml, text}, contents);
  if (contents !== null && !isEmpty(contents))
    yield {range: {start: 0, end: 0}, message: 'No mapping, expected lines like `dialect: feature`'};
}

function faultOf(yaml: Yaml, text: string): Problem | undefined {
  const [error] = yaml.errors;
  if (error) return {range: clamped(text, error.pos), message: `Not YAML: ${firstLine(error.message)}`};
  try {
    yaml.toJS({maxAliasCount: 100});
    return undefined;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return {range: {start: 0, end: 0}, message: `Not YAML: ${firstLine(said)}`};
  }
}

function* settingsProblems(read: Read, map: YAMLMap): Generator<Problem> {
  for (const setting of settingsOf(read, map)) {
    const {key, keyRange} = setting;
    if (key === 'dialect') yield* dialectProblems(setting);
    else if (key === 'deltas') yield* deltasProblems(read, setting);
    else if (key === 'protected') yield* protectedProblems(read, setting);
    else if (key === 'guidelines') yield* guidelinesProblems(read, setting);
    else if (key === 'tests') yield* testsProblems(read, setting);
    else if (key === 'changelog') yield* changelogProblems(read, setting);
    else if (KEYWORDS.includes(key.toUpperCase()))
      yield {range: keyRange, message: `${shown(key)} at the top, expected it below \`deltas\``};
  }
}

function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return printable(line.replace(/ at line \d+, column \d+:?$/, '')).replace(/\.$/, '');
}
