import type {Taken} from '../commands/command.ts';
import type {CommandRow, FlagRow, Table} from './table.ts';

/** What is completed: flags, or one of what may stand there. */
export type Place =
  | {readonly kind: 'flags'; readonly flags: readonly FlagRow[]}
  | {
      readonly kind: 'word';
      readonly takes: Taken;
      /** What stands before it in the same word: `--format=`. */
      readonly prefix: string;
      /** Whether a word that begins with a hyphen would be taken for a flag. */
      readonly hasFlags: boolean;
      /** The value of `--root` so far. */
      readonly root: string | undefined;
    };

interface Read {
  readonly command: CommandRow | undefined;
  /** The flag whose value is yet to come. */
  readonly open: FlagRow | undefined;
  readonly given: readonly FlagRow[];
  /** How many positional words stand behind the command. */
  readonly count: number;
  /** Whether `--` was given. */
  readonly isOver: boolean;
  readonly root: string | undefined;
}

/** What a command line is at, by the words before the one that is being written and that word. */
export function placeAt(table: Table, before: readonly string[], current: string): Place | undefined {
  const read = before.reduce<Read>((state, word) => taken(table, state, word), {
    command: undefined,
    open: undefined,
    given: [],
    count: 0,
    isOver: false,
    root: undefined,
  });
  const word = {prefix: '', hasFlags: !read.isOver, root: read.root};
  if (read.open) return {kind: 'word', takes: read.open.takes ?? {}, ...word};
  if (!read.isOver && current.startsWith('-')) return atFlag(table, read, current);
  const takes = wordAt(before, read);
  return takes && {kind: 'word', takes, ...word};
}

function taken(table: Table, read: Read, word: string): Read {
  if (read.open) return {...read, open: undefined, root: rootOf(read.open, word) ?? read.root};
  if (!read.isOver && word === '--') return {...read, isOver: true};
  if (!read.isOver && word.startsWith('-')) return withFlag(table, read, word);
  if (read.command) return {...read, count: read.count + 1};
  return {...read, command: table.commands.find(({name}) => name === word), count: read.count};
}

function withFlag(table: Table, read: Read, word: string): Read {
  const {name, value} = splitFlag(word);
  const flag = flagsOf(table, read).find(({names}) => names.includes(name));
  if (!flag) return read;
  const given = [...read.given, flag];
  if (!flag.takes) return {...read, given};
  return value === undefined
    ? {...read, given, open: flag}
    : {...read, given, root: rootOf(flag, value) ?? read.root};
}

function rootOf({names}: FlagRow, value: string): string | undefined {
  return names.includes('--root') ? value : undefined;
}

function atFlag(table: Table, read: Read, current: string): Place | undefined {
  const {name, value} = splitFlag(current);
  const flags = flagsOf(table, read);
  if (value === undefined)
    return {kind: 'flags', flags: flags.filter((flag) => flag.repeatable || !read.given.includes(flag))};
  const takes = flags.find(({names}) => names.includes(name))?.takes;
  return takes && {kind: 'word', takes, prefix: `${name}=`, hasFlags: false, root: read.root};
}

function splitFlag(word: string): {readonly name: string; readonly value: string | undefined} {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? {name: word, value: undefined} : {name: word.slice(0, at), value: word.slice(at + 1)};
}

function flagsOf(table: Table, {command}: Read): readonly FlagRow[] {
  return [...(command?.flags ?? []), ...table.flags];
}

/** Nothing where no further word is taken, or behind a command that is not known. */
function wordAt(before: readonly string[], {command, count, isOver}: Read): Taken | undefined {
  if (command) return command.takes[count] ?? (command.isOpen ? command.takes.at(-1) : undefined);
  const isFirst =
    !isOver && before.every((word, index) => word.startsWith('-') || isRootValue(before, index));
  return isFirst ? {names: ['command']} : undefined;
}

function isRootValue(before: readonly string[], index: number): boolean {
  return before[index - 1] === '--root';
}
