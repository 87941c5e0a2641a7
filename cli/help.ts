import {Help} from 'commander';

/** Columns a description needs beside its flag; with fewer it stands below. */
const BESIDE = 24;
/** Columns a text gets at least, however narrow the terminal. */
const LEAST = 16;
const INDENT = '      ';

/** How the help of every command is set: lines end where the terminal does. */
export const helpLayout: Partial<Help> = {
  minWidthToWrap: LEAST,
  formatItem(term, termWidth, description, helper) {
    const width = helper.helpWidth ?? 80;
    if (width - termWidth - 4 >= BESIDE)
      return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
    const lines = wrapped(description, width - INDENT.length).split('\n');
    return [`  ${term}`, ...lines.filter(Boolean).map((line) => INDENT + line)].join('\n');
  },
};

/** Words in lines of a width, in columns; a word that is longer has a line of its own. */
export function wrapped(text: string, width: number): string {
  const help = new Help();
  help.minWidthToWrap = LEAST;
  return help.boxWrap(text, Math.max(width, LEAST));
}
