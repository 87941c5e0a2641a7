import type {Command, ListedCommand, Option, Taken} from '../commands/command.ts';
import table from './table.json' with {type: 'json'};

/** One flag, as it is completed. */
export interface FlagRow {
  /** `-y`, `--yes`. */
  readonly names: readonly string[];
  readonly summary: string;
  /** What its value may be; absent where it has none. */
  readonly takes?: Taken;
  readonly repeatable?: boolean;
}

/** One command, as it is completed. */
export interface CommandRow {
  readonly name: string;
  readonly summary: string;
  readonly takes: readonly Taken[];
  /** Whether the last of what it takes may follow again. */
  readonly isOpen: boolean;
  readonly flags: readonly FlagRow[];
}

/** A word and what is said of it. */
export interface Described {
  readonly value: string;
  readonly summary: string;
}

/** All that is completed without a look at the disk. */
export interface Table {
  readonly commands: readonly CommandRow[];
  readonly flags: readonly FlagRow[];
  readonly rules: readonly Described[];
  readonly levels: readonly string[];
}

/**
 * What the commands and rules say of themselves, kept apart from them: loading all of them takes longer than a person
 * waits for a key. `npm run generate` writes it anew.
 */
export const completionTable: Table = table as Table;

/** The row of a command, and of each flag it takes besides those of every command. */
export function commandRow(
  {name, summary}: ListedCommand,
  command: Command,
  own: readonly Option[],
): CommandRow {
  return {
    name,
    summary,
    takes: command.takes ?? [],
    isOpen: command.usage.endsWith('...]') || command.usage.endsWith('...>'),
    flags: own.map(flagRow),
  };
}

/** The row of a flag. */
export function flagRow({flags, summary, takes, repeatable}: Option): FlagRow {
  const names = flags.split(/,? +/).filter((word) => word.startsWith('-'));
  return {
    names,
    summary,
    ...(takesValue(flags) ? {takes: takes ?? {}} : {}),
    ...(repeatable ? {repeatable} : {}),
  };
}

/** Whether a flag has a value, by its notation: `--date <date>`. */
export function takesValue(flags: string): boolean {
  return /[<[]/.test(flags);
}
