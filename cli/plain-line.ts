import type {Command, Input, Option} from './commands/command.ts';
import {commands} from './commands/index.ts';
import type {Context} from './context.ts';
import type {ExitCode} from './exit-codes.ts';
import {globalOptions, longName, namesOf, ownOptions} from './flags.ts';
import {runInTurn} from './turn.ts';

/** What is read so far of a command line; what was read twice is the later one, or a list. */
interface Read {
  readonly words: string[];
  readonly options: Record<string, unknown>;
}

/**
 * Run a command line that nothing is wrong with and that asks for no help, without loading what words complaints and
 * help; nothing for every other line. Throws what the command does.
 */
export async function runPlainLine(
  [name, ...words]: readonly string[],
  context: Context,
): Promise<ExitCode | undefined> {
  const command = await commands.find((listed) => listed.name === name)?.load();
  const input = command && plainInput(words, command);
  return input && runInTurn(command, context, input);
}

/** The words behind the name of a command as commander reads them; nothing where it might complain, or help. */
export function plainInput(given: readonly string[], command: Command): Input | undefined {
  const flags = [...ownOptions(command), ...globalOptions];
  const read: Read = {words: [], options: untouched(flags)};
  const ahead = [...given];
  for (let word = ahead.shift(); word !== undefined; word = ahead.shift()) {
    if (word === '--') read.words.push(...ahead.splice(0));
    else if (!word.startsWith('-')) read.words.push(word);
    else if (!takeFlag(read, flags, word, ahead)) return undefined;
  }
  return isFilled(command, read.words.length) ? read : undefined;
}

/** `--no-files` says no to what is yes without it. */
function untouched(flags: readonly Option[]): Record<string, unknown> {
  return Object.fromEntries(flags.filter(isNegated).map((flag) => [attributeOf(flag), true]));
}

/** Put a flag that is written out among what is read, with its value. False for all that is not that plain. */
function takeFlag({options}: Read, flags: readonly Option[], word: string, ahead: string[]): boolean {
  const at = word.indexOf('=');
  const flag = flags.find((each) => namesOf(each).includes(at < 0 ? word : word.slice(0, at)));
  if (!flag || /\[/.test(flag.flags)) return false;
  if (!flag.flags.includes('<')) {
    options[attributeOf(flag)] = !isNegated(flag);
    return at < 0;
  }
  const value = at < 0 ? ahead.shift() : word.slice(at + 1);
  if (value === undefined || (at < 0 && value.startsWith('-'))) return false;
  const attribute = attributeOf(flag);
  options[attribute] = flag.repeatable ? [...asList(options[attribute]), value] : value;
  return at < 0 || word.startsWith('--');
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNegated(flag: Option): boolean {
  return longName(flag).startsWith('--no-');
}

/** `--update-baseline` is `updateBaseline`, `--no-files` is `files`. */
function attributeOf(flag: Option): string {
  const name = longName(flag).replace(/^--(?:no-)?/, '');
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether as many words are there as a command takes. */
function isFilled({usage}: Command, count: number): boolean {
  const places = usage.split(' ').filter(Boolean);
  const least = places.filter((place) => place.startsWith('<')).length;
  return count >= least && (usage.includes('...') || count <= places.length);
}
