import {Buffer} from 'node:buffer';

/** Takes an output of git piece by piece, as it arrives. */
export interface OutputReader {
  readonly push: (bytes: Uint8Array) => void;
  /** Nothing more arrives. Throws an Error when the output is cut short. */
  readonly end: () => void;
}

/** What a grammar is sent behind the last field; no field holds it. */
export const END = '\0';

/**
 * A grammar over the fields of a `-z` output, one character a byte: it is sent a field at each `yield`, and yields
 * whether the output may end there instead.
 */
export type Grammar = Generator<boolean, void, string>;

/** Read an output of NUL-terminated fields; `what` it is, for the Error. */
export function readFields(what: string, grammar: Grammar): OutputReader {
  let pieces: string[] = [];
  let mayEnd = grammar.next().value === true;
  let count = 0;
  return {
    push(bytes) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
      let at = 0;
      for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', at)) {
        const field = text.slice(at, end);
        mayEnd = grammar.next(pieces.length === 0 ? field : pieces.join('') + field).value === true;
        pieces = [];
        at = end + 1;
        count++;
      }
      if (at < text.length) pieces.push(text.slice(at));
    },
    end() {
      if (!mayEnd || pieces.length > 0) throw malformed(what, count);
      grammar.next(END);
    },
  };
}

/** A text to be kept: what is cut out of an output as it arrives keeps all of that in memory. */
export function owned(text: string): string {
  return Buffer.from(text).toString();
}

/** The error of an output that is not of the form it should have. */
export function malformed(what: string, field: number): Error {
  return new Error(`${what} of git reads differently than expected, at field ${field}`);
}
