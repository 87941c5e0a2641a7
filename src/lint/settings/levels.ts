import type {Level, LintConfig} from '../../project/lint-config.ts';
import {patternCovers} from '../../project/path-pattern.ts';
import type {Finding, Severity} from '../rule.ts';
import {isLocked} from './locked-rules.ts';

/** Levels that hold for one run, by rule id: they go before those of the config. */
export type Levels = ReadonlyMap<string, Level>;

const NO_LEVELS: Levels = new Map();
const RAISED: Readonly<Record<Severity, Severity>> = {error: 'error', warning: 'error', info: 'warning'};

/** The level that was given to a rule; an archive cannot do without some rules, and those can only be raised. */
export function levelOf(id: string, config: LintConfig, levels: Levels = NO_LEVELS): Level | undefined {
  const level = levels.get(id) ?? config.rules.get(id)?.level;
  return isLocked(id) && level !== 'error' ? undefined : level;
}

/** A finding at the level that was given to its rule, or as the preset has it. */
export function levelled(finding: Finding, config: LintConfig, levels?: Levels): Finding {
  const level = levelOf(finding.rule, config, levels);
  if (level !== undefined && level !== 'off') return {...finding, severity: level};
  return config.preset === 'strict' ? {...finding, severity: RAISED[finding.severity]} : finding;
}

/** Whether a finding is not told because of where it is. */
export function isIgnored({rule, path}: Finding, {ignore}: LintConfig): boolean {
  return !isLocked(rule) && ignore.some((pattern) => patternCovers(pattern, path));
}
