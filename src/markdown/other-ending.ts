/** A text as it may lie on another machine, and the way back from there. */
export interface Rendering {
  readonly text: string;
  readonly back: (text: string) => string;
}

/**
 * A text as it is, and with the other line ending throughout, as git checks it out elsewhere (`core.autocrlf`).
 *
 * A text that mixes endings is only what it is: from another form there would be no way back.
 */
export function renderings(text: string): readonly Rendering[] {
  const asIs = {text, back: (same: string) => same};
  const lines = text.match(/\r\n|\n|\r/g) ?? [];
  if (lines.length > 0 && lines.every((ending) => ending === '\n'))
    return [asIs, {text: toCrlf(text), back: toLf}];
  if (lines.length > 0 && lines.every((ending) => ending === '\r\n'))
    return [asIs, {text: toLf(text), back: toCrlf}];
  return [asIs];
}

function toCrlf(text: string): string {
  return text.replace(/\r\n|\n/g, '\r\n');
}

function toLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
