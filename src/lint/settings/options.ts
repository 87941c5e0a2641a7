import type {Project} from '../../project/project.ts';

/** The part of JSON Schema that the value of an option needs: https://json-schema.org/draft/2020-12 */
export interface OptionSchema {
  readonly type: 'integer' | 'array';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: {
    readonly type: 'string';
    readonly pattern?: string;
    readonly maxLength?: number;
    readonly enum?: readonly string[];
  };
}

/** One thing the config may say of a rule: `requirement-length: {max: 300}`. */
export interface RuleOption<Value> {
  readonly name: string;
  /** What it says, for the schema: a phrase. */
  readonly summary: string;
  readonly otherwise: Value;
  readonly schema: OptionSchema;
  /** What would be right, as it is told where something else is written: `a whole number from 1`. */
  readonly expected: string;
  /** The value as it is meant; nothing for what is none, which is all that the schema does not take. */
  readonly read: (raw: unknown) => Value | undefined;
}

/** More would be a slip, or an attack. */
const LARGEST = 1_000_000;
const MOST_WORDS = 1_000;
const LONGEST_WORD = 1_000;
/** Without a word a rule would be off, and `off` says so. */
const LIST = {type: 'array', minItems: 1, maxItems: MOST_WORDS} as const;

/** A whole number from `least` on. */
export function wholeNumber(
  said: Pick<RuleOption<number>, 'name' | 'summary' | 'otherwise'> & {readonly least: number},
): RuleOption<number> {
  const {least, ...option} = said;
  return {
    ...option,
    schema: {type: 'integer', minimum: least, maximum: LARGEST},
    expected: `a whole number from ${least} to ${LARGEST}`,
    read: (raw) =>
      typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= LARGEST ? raw : undefined,
  };
}

/** A list of words, none of them blank; they are compared as text and never run. */
export function wordList(
  said: Pick<RuleOption<readonly string[]>, 'name' | 'summary' | 'otherwise'>,
): RuleOption<readonly string[]> {
  return {
    ...said,
    schema: {...LIST, items: {type: 'string', pattern: '\\S', maxLength: LONGEST_WORD}},
    expected: `a list of words, as \`[${said.otherwise.join(', ')}]\``,
    read: (raw) => (isList(raw, isWord) ? raw.map((word) => word.trim()) : undefined),
  };
}

/** A list of words from a few. */
export function choices<Word extends string>(
  said: Pick<RuleOption<readonly Word[]>, 'name' | 'summary' | 'otherwise'> & {readonly of: readonly Word[]},
): RuleOption<readonly Word[]> {
  const {of, ...option} = said;
  const isOne = (value: unknown): value is Word => of.some((word) => word === value);
  return {
    ...option,
    schema: {...LIST, items: {type: 'string', enum: of}},
    expected: `a list of ${of.map((word) => `\`${word}\``).join(', ')}, or some of them`,
    read: (raw) => (isList(raw, isOne) ? raw : undefined),
  };
}

/** What the config says of an option of a rule, or what holds otherwise. */
export function optionOf<Value>({config}: Project, rule: string, option: RuleOption<Value>): Value {
  const raw = config.lint.rules.get(rule)?.options[option.name];
  return option.read(raw) ?? option.otherwise;
}

function isList<Item>(raw: unknown, isItem: (value: unknown) => value is Item): raw is readonly Item[] {
  return Array.isArray(raw) && raw.length > 0 && raw.length <= MOST_WORDS && raw.every(isItem);
}

function isWord(value: unknown): value is string {
  // A schema counts characters, not code units.
  return typeof value === 'string' && /\S/.test(value) && [...value].length <= LONGEST_WORD;
}
