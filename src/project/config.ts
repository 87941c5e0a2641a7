import {parseDocument} from 'yaml';
import type {Keyword} from '../deltas/kind.ts';
import type {DialectId} from '../dialects/dialect.ts';
import type {VocabularyAddition} from '../dialects/vocabulary.ts';
import {yamlExcess} from './yaml-bounds.ts';

/** The settings of `openspec/config.yaml` that concern us; keys of other tools are left alone. */
export interface Config {
  readonly dialect: DialectId | undefined;
  readonly deltas: Readonly<Partial<Record<Keyword, VocabularyAddition>>>;
}

export const defaultConfig: Config = {dialect: undefined, deltas: {}};

/** Read a config. Never throws: what cannot be read counts as not said. */
export function readConfig(text: string): Config {
  const raw = asRecord(parseYaml(text));
  const deltas = Object.entries(asRecord(raw['deltas'])).flatMap(([key, value]) => {
    const keyword = key.toUpperCase();
    return isKeyword(keyword) ? [[keyword, readAddition(asRecord(value))] as const] : [];
  });
  const dialect = raw['dialect'];
  return {
    dialect: dialect === 'feature' || dialect === 'requirement' ? dialect : undefined,
    deltas: Object.fromEntries(deltas),
  };
}

/** YAML as plain data, or nothing when it is not YAML, or more of it than is read. */
export function parseYaml(text: string): unknown {
  if (yamlExcess(text) !== undefined) return undefined;
  try {
    const document = parseDocument(text, {logLevel: 'silent'});
    return document.errors.length > 0 ? undefined : document.toJS({maxAliasCount: 100});
  } catch {
    return undefined;
  }
}

/** The value as a mapping; anything else is an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
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
