/**
 * A line as it is written and compared: white space folded, which a formatter may wrap.
 *
 * Signs alone, which with a bullet before them would be a thematic break, are escaped.
 */
export function lineText(text: string): string {
  const folded = text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
  return /^[-* ]+$/.test(folded) ? `\\${folded}` : folded;
}

/** What stands in code at the beginning of a line: a path, as a rule. */
export function leadingCode(text: string): string | undefined {
  return /^(`+) ?(.+?) ?\1(?!`)/.exec(text)?.[2];
}
