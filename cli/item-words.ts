import type {NamedItem} from '../src/project/find-item.ts';
import {printable} from '../src/project/names.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import type {Input} from './commands/command.ts';

/** What `--type` asks for. Throws a Refusal for another word. */
export function typeOf({options}: Input, command: string): NamedItem['type'] | undefined {
  const type = options['type'];
  const types: readonly [NamedItem['type'], NamedItem['type']] = ['change', 'spec'];
  return type === undefined
    ? undefined
    : oneOf(type, types, shellLine`openspec ${command} --type spec`, '--type');
}

/** A flag's value when it is one of a few words. Throws a Refusal for another. */
export function oneOf<T extends string>(
  value: unknown,
  words: readonly [T, ...T[]],
  hint: string,
  flag: string,
): T {
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  const message = `${flag} takes ${words.join(' or ')}, not \`${printable(String(value))}\``;
  throw new Refusal('unknown-value', message, hint);
}
