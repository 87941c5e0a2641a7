import {parse} from 'smol-toml';

/** A TOML document as plain data; nothing for a text that is none, or is nested deeper than is read. */
export function tomlOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parse(text, {maxDepth: 100});
  } catch {
    return undefined;
  }
}
