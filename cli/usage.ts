import type {CommanderError} from 'commander';
import {capitalized, printable} from '../src/printable.ts';
import {nearestOf} from '../src/project/nearest.ts';
import {Refusal, shellLine} from '../src/refusal.ts';

/** A command line that is off, and what could have been written in it. */
export interface GivenLine {
  readonly argv: readonly string[];
  /** The command it names, where there is one. */
  readonly command: string | undefined;
  /** The names of the flags that may stand in it: `--quiet`, `-q`. */
  readonly flags: readonly string[];
}

/** No command has this name. The hint is the same line with the nearest one. */
export function unknownCommand(name: string, argv: readonly string[], names: readonly string[]): Refusal {
  const nearest = nearestOf(name, names);
  const hint = nearest === undefined ? 'openspec --help' : corrected(argv, name, nearest);
  return new Refusal('usage', sentence('command', name, nearest), hint);
}

/** What commander says of a command line, as one sentence and a command. */
export function usageRefusal(
  {message}: Pick<CommanderError, 'message'>,
  {argv: given, command, flags}: GivenLine,
): Refusal {
  const help = command === undefined ? 'openspec --help' : shellLine`openspec ${command} --help`;
  const flag = unknownFlag({message});
  if (flag === undefined) return new Refusal('usage', told(message), help);
  const [name = ''] = flag.split('=');
  const argv = commandFirst(given, command, flag);
  if (flags.includes(name) && argv !== given)
    return new Refusal('usage', `\`${name}\` is a flag of ${command}, expected behind it`, again(argv));
  if (flags.includes(name))
    return new Refusal('usage', `\`${printable(name)}\` takes no value`, bare(argv, name));
  const long = flags.filter((each) => each.startsWith('--'));
  const nearest = name.startsWith('--') ? nearestOf(name, long) : undefined;
  const hint = nearest === undefined ? help : corrected(argv, name, nearest);
  return new Refusal('usage', sentence('option', name, nearest), hint);
}

/** The word that commander took for a flag nobody knows; nothing where it complains of something else. */
export function unknownFlag({message}: Pick<CommanderError, 'message'>): string | undefined {
  return /^error: unknown option '([\s\S]*)'$/.exec(message)?.[1];
}

function sentence(kind: 'command' | 'option', name: string, nearest: string | undefined): string {
  const meant = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  return `Unknown ${kind} \`${printable(name)}\`${meant}`;
}

/** `error: missing required argument 'name'` as a sentence of ours. */
function told(message: string): string {
  const words = message.replace(/^error: /, '').replace(/\.$/, '');
  return printable(capitalized(words.replace(/'([^']*)'/g, '`$1`')));
}

/** The same line with the command first, where a flag stands before it; else the line itself. */
function commandFirst(argv: readonly string[], command: string | undefined, flag: string): readonly string[] {
  const from = argv.indexOf(flag);
  const at = command === undefined ? -1 : argv.indexOf(command, from + 1);
  if (from < 0 || at < 0 || command === undefined || argv.slice(0, from).includes(command)) return argv;
  return [command, ...argv.slice(0, at), ...argv.slice(at + 1)];
}

function again(argv: readonly string[]): string {
  return shellLine`openspec ${argv}`;
}

/** The same line with a flag that has no value behind it. */
function bare(argv: readonly string[], flag: string): string {
  return again(argv.map((word) => (word.startsWith(`${flag}=`) ? flag : word)));
}

/** The same line with one word in place of another, or of what stands before its `=`. */
function corrected(argv: readonly string[], wrong: string, right: string): string {
  const at = argv.findIndex((word) => word === wrong || word.startsWith(`${wrong}=`));
  return again(argv.map((word, index) => (index === at ? right + word.slice(wrong.length) : word)));
}
