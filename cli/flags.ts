import type {Command, Option} from './commands/command.ts';

/** Flags every command takes. */
export const globalOptions: readonly Option[] = [
  {
    flags: '--root <folder>',
    summary: 'the project, instead of the nearest folder upwards with openspec/',
    takes: {names: ['folder']},
  },
  {flags: '-q, --quiet', summary: 'print results and errors only'},
  {flags: '--verbose', summary: 'say what is done and why'},
];

/** A flag of every command that can write. */
const waitOption: Option = {
  flags: '--wait <seconds>',
  summary: 'how long to wait while another run writes; 10 without it',
  takes: {},
};

/** The flags a command takes besides those of every command. */
export function ownOptions({options, writes}: Command): readonly Option[] {
  return [...options, ...(writes ? [waitOption] : [])];
}

/** The name a flag is written by: that of `--format <format>` is `--format`. */
export function longName({flags}: Option): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** The names a flag may be written by: `-q` and `--quiet`. */
export function namesOf({flags}: Option): readonly string[] {
  return flags.match(/(?<![\w-])--?[a-zA-Z][\w-]*/g) ?? [];
}
