import {isAlias, isMap, isScalar, isSeq, parseDocument, type Document as Yaml} from 'yaml';
import type {Keyword} from '../deltas/kind.ts';
import type {DialectId} from '../dialects/dialect.ts';
import type {VocabularyAddition} from '../dialects/vocabulary.ts';
import {type ChangelogConfig, readChangelogConfig} from './changelog-config.ts';
import {flatYaml} from './flat-yaml.ts';
import {readGuidelinePaths} from './guideline-paths.ts';
import {type LintConfig, readLintConfig} from './lint-config.ts';
import {patternFault} from './path-pattern.ts';
import {yamlExcess} from './yaml-bounds.ts';
import {asRecord} from './yaml-record.ts';

/** The settings of `openspec/config.yaml` that concern us; keys of other tools are left alone. */
export interface Config {
  readonly dialect: DialectId | undefined;
  readonly deltas: Readonly<Partial<Record<Keyword, VocabularyAddition>>>;
  /** Paths and patterns of files that no change is to touch. */
  readonly protected: readonly ConfiguredPath[];
  /** The files that say how this repository is worked on, relative to the root; each once. */
  readonly guidelines: readonly string[];
  /** Patterns of test files beside the usual ones; one that begins with `!` names files that are none. */
  readonly tests: readonly string[];
  readonly changelog: ChangelogConfig;
  readonly lint: LintConfig;
}

/** A path of the config, and the offset at which it stands there. */
export interface ConfiguredPath {
  readonly path: string;
  readonly start: number;
}

export const defaultConfig: Config = {
  dialect: undefined,
  deltas: {},
  protected: [],
  guidelines: readGuidelinePaths(undefined),
  tests: [],
  changelog: readChangelogConfig(undefined),
  lint: readLintConfig(undefined),
};

/** Read a config. Never throws: what cannot be read counts as not said. */
export function readConfig(text: string): Config {
  if (saysNothing(text)) return defaultConfig;
  const yaml = yamlOf(text);
  const raw = asRecord(yaml?.value);
  const deltas = Object.entries(asRecord(raw['deltas'])).flatMap(([key, value]) => {
    const keyword = key.toUpperCase();
    return isKeyword(keyword) ? [[keyword, readAddition(asRecord(value))] as const] : [];
  });
  const dialect = raw['dialect'];
  return {
    dialect: dialect === 'feature' || dialect === 'requirement' ? dialect : undefined,
    deltas: Object.fromEntries(deltas),
    protected: yaml ? readProtected(yaml.document) : [],
    guidelines: readGuidelinePaths(raw['guidelines']),
    tests: strings(raw['tests']).filter((pattern) => testPatternFault(pattern) === undefined),
    changelog: readChangelogConfig(raw['changelog']),
    lint: readLintConfig(raw['lint']),
  };
}

/** The keys that say something to this tool. */
export const OWN_KEYS = [
  'dialect',
  'deltas',
  'protected',
  'guidelines',
  'tests',
  'changelog',
  'lint',
] as const;

/** Whether a config is a sound mapping of which no key is ours; seen without a parser, where it can be. */
function saysNothing(text: string): boolean {
  const own: readonly string[] = OWN_KEYS;
  return text === '' || flatYaml(text)?.every(({key}) => !own.includes(key)) === true;
}

/** Why a pattern of `tests` can name nothing, as a clause; one that takes files out begins with `!`. */
export function testPatternFault(pattern: string): string | undefined {
  return patternFault(pattern.replace(/^!/, ''));
}

/** YAML as plain data, every scalar as it is written with `failsafe`; nothing when it is no YAML, or more than is read. */
export function parseYaml(text: string, schema: 'core' | 'failsafe' = 'core'): unknown {
  if (text === '') return null;
  const flat = schema === 'core' ? flatYaml(text) : undefined;
  if (flat?.every(({value}) => value !== undefined))
    return Object.fromEntries(flat.map(({key, value}) => [key, value]));
  return yamlOf(text, schema)?.value;
}

function yamlOf(
  text: string,
  schema: 'core' | 'failsafe' = 'core',
): {readonly document: Yaml; readonly value: unknown} | undefined {
  if (text === '' || yamlExcess(text) !== undefined) return undefined;
  try {
    const document = parseDocument(text, {logLevel: 'silent', schema});
    if (document.errors.length > 0) return undefined;
    return {document, value: document.toJS({maxAliasCount: 100})};
  } catch {
    return undefined;
  }
}

/** One path, or a list of them; what can name no file counts as not said. */
function readProtected(yaml: Yaml): readonly ConfiguredPath[] {
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(yaml) : node);
  const value = isMap(yaml.contents) ? resolved(yaml.contents.get('protected', true)) : undefined;
  return (isSeq(value) ? value.items : [value]).map(resolved).flatMap((node) => {
    const path = isScalar(node) && typeof node.value === 'string' ? node.value : '';
    return isScalar(node) && patternFault(path) === undefined ? [{path, start: node.range?.[0] ?? 0}] : [];
  });
}

function readAddition(raw: Readonly<Record<string, unknown>>): VocabularyAddition {
  const aliases = Object.entries(asRecord(raw['aliases'])).map(
    ([title, names]) => [title, strings(names)] as const,
  );
  return {
    required: strings(raw['required']),
    known: strings(raw['known']),
    aliases: Object.fromEntries(aliases),
  };
}

function strings(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}

function isKeyword(value: string): value is Keyword {
  return value === 'ADDED' || value === 'MODIFIED' || value === 'REMOVED';
}
