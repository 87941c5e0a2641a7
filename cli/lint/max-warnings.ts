import type {Finding} from '../../src/lint/rule.ts';
import {printable} from '../../src/printable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {counted} from '../../src/report/style.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {LINT} from './asked-formats.ts';

/** The exit code of a run. Warnings that are too many are told even where warnings are not shown. */
export function exitCode({stderr}: Context, findings: readonly Finding[], limit: number): ExitCode {
  const warnings = findings.filter(({severity}) => severity === 'warning').length;
  if (warnings > limit)
    stderr.write(`${counted(warnings, 'warning')}, more than \`--max-warnings ${limit}\` allows\n`);
  return findings.some(({severity}) => severity === 'error') || warnings > limit ? EXIT.findings : EXIT.clean;
}

/** How many warnings there may be. Throws a Refusal for what is no number. */
export function limitOf({options}: Input, command = LINT): number {
  const limit = options['maxWarnings'];
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof limit === 'string' && /^\d+$/.test(limit)) return Number(limit);
  throw new Refusal(
    'bad-number',
    `--max-warnings takes a whole number, not \`${printable(String(limit))}\``,
    shellLine`openspec ${command} --max-warnings 0`,
  );
}
