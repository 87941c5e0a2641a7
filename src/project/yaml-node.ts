/** A value of YAML and its place: offsets, from its first sign to behind its last. */
export type YamlNode = YamlScalar | YamlList | YamlMapping;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** As the core schema reads it: https://yaml.org/spec/1.2.2/#103-core-schema */
  readonly value: unknown;
  /** As the failsafe schema reads it: what is written, without quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly start: number;
  /** Absent where comments or empty lines make it a question. */
  readonly end: number | undefined;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  /** No key twice. */
  readonly entries: readonly YamlEntry[];
  readonly start: number;
  /** Absent where comments or empty lines make it a question. */
  readonly end: number | undefined;
}

/** A key, where it stands, and what it says. */
export interface YamlEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: YamlNode;
}

/** A node as plain data. */
export function dataOf(node: YamlNode, schema: 'core' | 'failsafe'): unknown {
  if (node.kind === 'scalar') return schema === 'core' ? node.value : node.text;
  if (node.kind === 'list') return node.items.map((item) => dataOf(item, schema));
  return Object.fromEntries(node.entries.map(({key, value}) => [key, dataOf(value, schema)]));
}

/** The entries of a mapping; of anything else there are none. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}
