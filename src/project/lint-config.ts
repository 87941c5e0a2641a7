import {patternFault} from './path-pattern.ts';
import {CHANGES, isBelow, OPENSPEC, SPECS, TEMPLATES, TRANSACTIONS} from './paths.ts';
import {isInnerPath} from './portable-name.ts';
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
  const {baseline} = lint;
  const isBaseline = typeof baseline === 'string' && baselinePathFault(baseline) === undefined;
  return {
    preset: PRESETS.find((preset) => preset === lint['extends']) ?? 'recommended',
    rules: new Map(rules),
    ignore: texts(lint['ignore']).filter((pattern) => patternFault(pattern) === undefined),
    baseline: isBaseline ? baseline : undefined,
  };
}

/** The level a word names; YAML 1.1 takes `off` for `false`, and so do people. */
export function levelFrom(value: unknown): Level | undefined {
  return value === false ? 'off' : LEVELS.find((known) => known === value);
}

/** The word of a level that a person may have meant: YAML knows many ways to say no. */
export function meantLevel(word: string): string {
  return /^(?:no|none|never|false|disabled?|0)$/i.test(word) ? 'off' : word;
}

/** Why a file cannot hold the known findings, as the end of a sentence; nothing when it can. */
export function baselinePathFault(path: string): string | undefined {
  if (!isInnerPath(path) || /[\\:\p{Cc}]/u.test(path)) return 'is no path below the project';
  if (!path.endsWith('.json')) return 'is no JSON file';
  if (!isBelow(OPENSPEC, path)) return 'does not lie below `openspec/`';
  const isOthers = [CHANGES, SPECS, TEMPLATES, TRANSACTIONS, `${OPENSPEC}/${OPENSPEC}`].some((folder) =>
    isBelow(folder, path),
  );
  return isOthers ? 'lies among changes, specs or templates' : undefined;
}

/** `warning`, or `{level: warning, max: 300}`. */
function readRule(value: unknown): RuleSetting {
  const level = levelFrom(value);
  if (level !== undefined) return {level, options: {}};
  const {level: named, ...options} = asRecord(value);
  return {level: levelFrom(named), options};
}

function texts(value: unknown): readonly string[] {
  return [value].flat().filter((each): each is string => typeof each === 'string');
}
