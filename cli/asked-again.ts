import type {Input} from './commands/command.ts';

/** The words and flags of a command line, without the program and some of the flags, for hints that add to it. */
export function askedAgain(
  command: string,
  {words, options}: Input,
  without: readonly string[] = [],
): readonly string[] {
  const given = Object.entries(options).filter(
    ([name, value]) => (value === true || typeof value === 'string') && !without.includes(name),
  );
  const flags = given.flatMap(([name, value]) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    ...(typeof value === 'string' ? [value] : []),
  ]);
  return [command, ...words, ...flags];
}
