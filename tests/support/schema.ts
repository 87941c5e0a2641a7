/** The part of JSON Schema that our schemas use: https://json-schema.org/draft/2020-12 */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Where a value is not as a schema says; every object has exactly the properties that it names. */
export function misfits(value: unknown, schema: Schema, root: Schema = schema, at = '$'): readonly string[] {
  const shape = schema.$ref ? {...root.$defs?.[schema.$ref.replace('#/$defs/', '')], ...schema} : schema;
  const types = shape.type === undefined ? undefined : [shape.type].flat();
  if (types && !types.includes(typeOf(value))) return [`${at}: ${typeOf(value)}`];
  if (shape.const !== undefined && value !== shape.const) return [`${at}: not ${String(shape.const)}`];
  if (shape.enum && !shape.enum.includes(value)) return [`${at}: not in enum`];
  if (typeof value === 'string')
    return new RegExp(shape.pattern ?? '').test(value) ? [] : [`${at}: no match`];
  if (Array.isArray(value))
    return value.flatMap((each, index) => misfits(each, shape.items ?? {}, root, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const known = shape.properties ?? {};
  const missing = (shape.required ?? []).filter((key) => !(key in value)).map((key) => `${at}: no ${key}`);
  const inside = Object.entries(value).flatMap(([key, each]) =>
    known[key] ? misfits(each, known[key], root, `${at}.${key}`) : [`${at}: unknown ${key}`],
  );
  return [...missing, ...inside];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
