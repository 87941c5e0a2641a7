import {lineAt} from '../place.ts';

/** What turns an offset of a text into a place of its own: line and column 1-based, the offset 0-based, in UTF-16. */
export interface Places {
  readonly pointAt: (offset: number) => {line: number; column: number; offset: number};
}

/** The places of a text whose lines begin at these offsets. Neighbours are found at once, others by halving. */
export function placesOf(lineStarts: readonly number[]): Places {
  let hint = 0;
  return {
    pointAt(offset) {
      if (!isLine(lineStarts, hint, offset)) {
        hint = isLine(lineStarts, hint + 1, offset) ? hint + 1 : lineAt(lineStarts, offset);
      }
      return {line: hint + 1, column: offset - (lineStarts[hint] ?? 0) + 1, offset};
    },
  };
}

function isLine(lineStarts: readonly number[], index: number, offset: number): boolean {
  const start = lineStarts[index];
  return start !== undefined && start <= offset && offset < (lineStarts[index + 1] ?? Infinity);
}
