import type {FixOptions} from '../../src/lint/fixes/fix.ts';
import {Refusal} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';

/** Whether fixes are only shown: `--fix-dry-run`, or `--dry-run`. */
export function isDry(options: Input['options']): boolean {
  return Boolean(options['dryRun'] || options['fixDryRun']);
}

/** The fixes a command line asks for; nothing where it asks for none. Throws a Refusal for what only goes with them. */
export function fixesOf({options}: Input): FixOptions | undefined {
  const isUnsafe = options['unsafeFixes'] === true;
  if (options['fix'] || options['fixDryRun']) return {isUnsafe};
  if (!isUnsafe) return undefined;
  throw new Refusal(
    'nothing-to-fix',
    '--unsafe-fixes goes with --fix or --fix-dry-run',
    'openspec lint --fix-dry-run --unsafe-fixes',
  );
}
