import type {Input} from './commands/command.ts';

/** Where a project lies and how it was found, as every `--json` answer says it. */
export function rootJson({options}: Input, root: string) {
  return {path: root, source: typeof options['root'] === 'string' ? 'flag' : 'nearest'};
}
