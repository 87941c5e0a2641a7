import {rules} from '../../src/lint/rules/index.ts';
import type {Levels} from '../../src/lint/settings/levels.ts';
import {isLocked} from '../../src/lint/settings/locked-rules.ts';
import {LEVELS, type Level, meantLevel} from '../../src/project/lint-config.ts';
import {printable} from '../../src/project/names.ts';
import {nearestOf} from '../../src/project/nearest.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';

/** The levels that `--rule id=level` gives for this run; the last one holds. Throws a Refusal for what names none. */
export function levelsOf({options}: Input): Levels {
  const given = Array.isArray(options['rule']) ? options['rule'].map(String) : [];
  return new Map(forEachOrRefuse(given, levelIn));
}

function levelIn(given: string): readonly [string, Level] {
  const [id = '', word = ''] = given.split(/=(.*)/s);
  const level = LEVELS.find((known) => known === word);
  const ids = rules.map((rule) => rule.id);
  const nearest = ids.includes(id) ? id : nearestOf(id, ids);
  if (nearest !== id)
    throw new Refusal(
      'unknown-rule',
      `There is no rule \`${printable(id)}\` for --rule`,
      nearest === undefined
        ? 'openspec explain'
        : shellLine`openspec lint --rule ${`${nearest}=${level ?? 'off'}`}`,
    );
  if (level === undefined)
    throw new Refusal(
      'unknown-level',
      word === ''
        ? `--rule ${id} names no level, expected off, info, warning or error`
        : `There is no level \`${printable(word)}\`, expected off, info, warning or error`,
      shellLine`openspec lint --rule ${`${id}=${nearestOf(meantLevel(word), LEVELS) ?? 'warning'}`}`,
    );
  if (isLocked(id) && level !== 'error')
    throw new Refusal(
      'rule-needed',
      `An archive cannot do without ${id}, so it stays an error`,
      shellLine`openspec explain ${id}`,
    );
  return [id, level];
}
