import type {Project} from '../../project/project.ts';
import type {Finding} from '../rule.ts';
import {levelOf} from '../settings/levels.ts';

/**
 * Findings of changes as each of them is archived alone: two that cannot both be archived, one behind the other, keep
 * neither of them from being archived first. That is a way out for people; what is left is told of the one that is
 * archived second. Where the config says how much it matters, that stands.
 */
export function asAlone({config}: Project, findings: readonly Finding[]): readonly Finding[] {
  const isSet = levelOf(ID, config.lint) !== undefined || config.lint.preset === 'strict';
  if (isSet) return findings;
  return findings.map((finding) =>
    finding.rule === ID && finding.severity === 'error' ? {...finding, severity: 'warning'} : finding,
  );
}

const ID = 'overlapping-changes';
