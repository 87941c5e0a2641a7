/** How text may look where it is shown. */
export interface Style {
  readonly paint: (color: Color, text: string) => string;
  readonly hasUnicode: boolean;
  /** Columns. */
  readonly width: number;
}

export type Color = 'red' | 'yellow' | 'blue' | 'green' | 'bold' | 'dim';

/** One line of a file, or a name, fit for a terminal: control characters become visible, tabs two spaces. */
export function visible(text: string): string {
  return text
    .replace(/\t/g, '  ')
    .replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
