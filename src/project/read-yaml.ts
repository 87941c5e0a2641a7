import {parseDocument} from 'yaml';
import {parsedYaml} from './parsed-yaml.ts';
import {plainYaml} from './plain-yaml/plain-yaml.ts';
import {yamlExcess} from './yaml-bounds.ts';
import {dataOf, entriesOf, type YamlNode, type YamlScalar} from './yaml-node.ts';

/** A text of YAML as plain data, and where some of it stands. */
export interface ReadYaml {
  readonly value: unknown;
  /** What the mapping has under a key: a scalar, or those of a list. */
  readonly scalarsOf: (key: string) => readonly YamlScalar[];
}

/** YAML as plain data, every scalar as it is written with `failsafe`; nothing when it is no YAML, or more than is read. */
export function parseYaml(text: string, schema: 'core' | 'failsafe' = 'core'): unknown {
  return readYaml(text, schema)?.value;
}

/** Read YAML, without a parser where it is plain; nothing when it is no YAML, or more than is read. Never throws. */
export function readYaml(text: string, schema: 'core' | 'failsafe' = 'core'): ReadYaml | undefined {
  const plain = plainYaml(text);
  return plain
    ? {value: dataOf(plain, schema), scalarsOf: (key) => scalarsOf(plain, key)}
    : readByParser(text, schema);
}

function readByParser(text: string, schema: 'core' | 'failsafe'): ReadYaml | undefined {
  if (yamlExcess(text) !== undefined) return undefined;
  try {
    const document = parseDocument(text, {logLevel: 'silent', schema});
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS({maxAliasCount: 100});
    return {value, scalarsOf: (key) => scalarsOf(parsedYaml(document, text), key)};
  } catch {
    return undefined;
  }
}

function scalarsOf(root: YamlNode, key: string): readonly YamlScalar[] {
  const value = entriesOf(root).find((entry) => entry.key === key)?.value;
  const nodes = value?.kind === 'list' ? value.items : [value];
  return nodes.flatMap((node) => (node?.kind === 'scalar' ? node : []));
}
