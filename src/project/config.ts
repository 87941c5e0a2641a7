import type {Keyword} from '../deltas/kind.ts';
import type {DialectId} from '../dialects/dialect.ts';
import type {VocabularyAddition} from '../dialects/vocabulary.ts';
import {type ChangelogConfig, readChangelogConfig} from './changelog-config.ts';
import {readGuidelinePaths} from './guideline-paths.ts';
import {type LintConfig, readLintConfig} from './lint-config.ts';
import {patternFault} from './path-pattern.ts';
import {readYaml} from './read-yaml.ts';
import type {YamlScalar} from './yaml-node.ts';
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
  const yaml = readYaml(text);
  const raw = asRecord(yaml?.value);
  const deltas = Object.entries(asRecord(raw['deltas'])).flatMap(([key, value]) => {
    const keyword = key.toUpperCase();
    return isKeyword(keyword) ? [[keyword, readAddition(asRecord(value))] as const] : [];
  });
  const dialect = raw['dialect'];
  return {
    dialect: dialect === 'feature' || dialect === 'requirement' ? dialect : undefined,
    deltas: Object.fromEntries(deltas),
    protected: (yaml?.scalarsOf('protected') ?? []).flatMap(readProtected),
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

/** Why a pattern of `tests` can name nothing, as a clause; one that takes files out begins with `!`. */
export function testPatternFault(pattern: string): string | undefined {
  return patternFault(pattern.replace(/^!/, ''));
}

/** A path; what can name no file counts as not said. */
function readProtected({value, start}: YamlScalar): readonly ConfiguredPath[] {
  return typeof value === 'string' && patternFault(value) === undefined ? [{path: value, start}] : [];
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
