import {asRecord} from './yaml-record.ts';

/** What the config makes of a rule: left out, or how much its findings matter. */
export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** Where levels come from that the config does not name: as the rules have them, or each one higher. */
export const PRESETS = ['recommended', 'strict'] as const;
export type Preset = (typeof PRESETS)[number];

/** What `lint:` says of one rule. */
export interface RuleSetting {
  readonly level: Level | undefined;
  /** By name, as they are written; `lint/options.ts` says what they mean. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What `lint:` in the config says. */
export interface LintConfig {
  readonly preset: Preset;
  /** By rule id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Patterns of paths, relative to the root, whose findings are not told. */
  readonly ignore: readonly string[];
  /** The file of findings that are known and not told, relative to the root. */
  readonly baseline: string | undefined;
}

/** Read `lint:`. Never throws: what cannot be understood counts as not said. */
export function readLintConfig(raw: unknown): LintConfig {
  const lint = asRecord(raw);
  const rules = Object.entries(asRecord(lint['rules'])).map(([id, value]) => [id, readRule(value)] as const);
  return {
    preset: PRESETS.find((preset) => preset === lint['extends']) ?? 'recommended',
    rules: new Map(rules),
    ignore: [],
    baseline: undefined,
  };
}

/** `warning`, or `{level: warning, max: 300}`. */
function readRule(value: unknown): RuleSetting {
  const {level, ...options} = typeof value === 'string' ? {level: value} : asRecord(value);
  return {level: LEVELS.find((known) => known === level), options};
}
