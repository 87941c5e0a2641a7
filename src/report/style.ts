import {printable} from '../printable.ts';

/** How text may look where it is shown. */
export interface Style {
  readonly paint: (color: Color, text: string) => string;
  readonly hasUnicode: boolean;
  /** Columns. */
  readonly width: number;
}

export type Color = 'red' | 'yellow' | 'blue' | 'green' | 'bold' | 'dim';

/** One line of a file, or a name, fit to be shown in a line: tabs are two spaces, what is not seen is written out. */
export function visible(text: string): string {
  return printable(text.replace(/\t/g, '  '));
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
