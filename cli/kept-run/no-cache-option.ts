import type {Option} from '../commands/command.ts';

/** The flag of commands whose runs are kept; it is obeyed before a command is loaded. */
export const noCacheOption: Option = {
  flags: '--no-cache',
  summary: 'look at everything anew, and keep nothing',
};
