import type {Sides} from '../../markdown/merge/pieces.ts';

/** Three files as texts, and the way back. */
export interface TextSides extends Sides<string> {
  readonly isUtf8: boolean;
  readonly encode: (text: string) => Uint8Array;
}

/** Read files as UTF-8, byte order marks kept; where one is not, all of them one character a byte, which loses none. */
export function textOf({base, ours, theirs}: Sides<Uint8Array>): TextSides {
  try {
    const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
    return {
      base: decoder.decode(base),
      ours: decoder.decode(ours),
      theirs: decoder.decode(theirs),
      isUtf8: true,
      encode: (text) => new TextEncoder().encode(text),
    };
  } catch {
    return {
      base: charactersOf(base),
      ours: charactersOf(ours),
      theirs: charactersOf(theirs),
      isUtf8: false,
      encode: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0)),
    };
  }
}

/** How many bytes go into one call. */
const AT_ONCE = 8192;

/** Bytes as a text of one character each, U+0000 to U+00FF. */
export function charactersOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return text;
}
