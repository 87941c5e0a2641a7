import {printable} from './printable.ts';

/**
 * Something the user can correct: thrown where a decision is made, shown by `cli/run.ts`, exit code 2.
 *
 * `message` is one sentence; `hint` holds a command to paste; `details` is what `--json` adds.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly hint: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, hint: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

/** Several problems as one Refusal: the code and the command of the first, the sentences of all. */
export function joinedRefusal([first, ...others]: readonly [Refusal, ...Refusal[]]): Refusal {
  if (others.length === 0) return first;
  const sentences = [first, ...others].map(({message}) => message).join('; ');
  return new Refusal(first.code, sentences, first.hint, first.details);
}

/** Do something for each item, and report all Refusals together. */
export function forEachOrRefuse<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Result,
): readonly Result[] {
  const refusals: Refusal[] = [];
  const results = items.flatMap((item) => {
    try {
      return [act(item)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
      return [];
    }
  });
  const [first, ...others] = refusals;
  if (first) throw joinedRefusal([first, ...others]);
  return results;
}

/**
 * A command to paste, as the hint of a Refusal: each value is one word of a POSIX shell, quoted where it must be; what
 * is not seen is written as escapes that the shell reads. A list is several words.
 */
export function shellLine(
  texts: TemplateStringsArray,
  ...values: readonly (string | readonly string[])[]
): string {
  return texts.reduce(
    (line, text, index) => line + [values[index - 1] ?? []].flat().map(shellWord).join(' ') + text,
  );
}

function shellWord(word: string): string {
  if (/^-{0,2}[\w.][\w./@%+=:,-]*$/.test(word)) return word;
  if (printable(word) === word) return `'${word.replaceAll("'", "'\\''")}'`;
  return `$'${[...word].map(quotedCharacter).join('')}'`;
}

/** Bytes, because not every shell knows characters by number. */
function quotedCharacter(character: string): string {
  if (/['\\]/.test(character)) return `\\${character}`;
  if (printable(character) === character) return character;
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
