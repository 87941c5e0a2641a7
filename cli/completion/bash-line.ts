/** A command line of bash up to the cursor, as its words. */
export interface BashLine {
  /** Words without their quotes, the program's name first and the one that is being written last. */
  readonly words: readonly string[];
  /** How much of the last word bash keeps: it replaces what stands behind a quote or a character that breaks words. */
  readonly kept: number;
  /** The quote the cursor stands in. */
  readonly quote: Quote;
}

export type Quote = '"' | "'" | '';

/**
 * Read a line as bash does, evaluating nothing: `$(…)` is text.
 *
 * `breaks` is `COMP_WORDBREAKS`; of these, white space alone begins a new word for us
 * (https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html).
 */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word = '';
  let isBegun = false;
  let kept = 0;
  let quote: Quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote === '' && /\s/.test(character)) {
      if (isBegun) words.push(word);
      [word, isBegun, kept] = ['', false, 0];
      continue;
    }
    isBegun = true;
    if (character === quote || (quote === '' && (character === '"' || character === "'"))) {
      quote = quote === '' ? (character as Quote) : '';
      kept = word.length;
    } else if (character === '\\' && isEscape(quote, line.charAt(at + 1))) {
      word += line.charAt(++at);
    } else {
      word += character;
      if (quote === '' && breaks.includes(character)) kept = word.length;
    }
  }
  return {words: [...words, word], kept, quote};
}

/** Between double quotes a backslash is itself but before what means something there. */
function isEscape(quote: Quote, next: string): boolean {
  return quote === '' || (quote === '"' && /["\\$`]/.test(next));
}

/** A text as bash reads it back, within a quote that is open already or without one. */
export function bashText(text: string, quote: Quote): string {
  if (quote === "'") return text.replaceAll("'", "'\\''");
  // History is expanded between double quotes too.
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&').replaceAll('!', `"'!'"`);
  return text.replace(/[^\p{L}\p{M}\p{N}_./%+,:=@-]/gu, '\\$&');
}
