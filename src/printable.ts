import {once} from './once.ts';

/**
 * What makes a terminal act or is not seen: control characters, line breaks, halves of characters, what turns the
 * direction of writing and what has no width (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point).
 */
const UNSEEN = String.raw`[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]`;

/** Joiners and selectors where they do work: in emoji, behind marks and Arabic letters, behind ideographs. */
const AT_WORK = [
  String.raw`(?<=\p{Emoji})[\uFE0E\uFE0F]`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}]|(?!\p{Default_Ignorable_Code_Point})\p{M}|\uFE0F)[\u200C\u200D](?=[\p{L}\p{Extended_Pictographic}])`,
  String.raw`(?<=\p{Unified_Ideograph})[\u{E0100}-\u{E01EF}]`,
].join('|');

// Such classes take a millisecond to make, and most texts are ASCII.
const any = once(() => new RegExp(`(${AT_WORK})|${UNSEEN}`, 'gu'));
const anyButBreaks = once(() => new RegExp(`(${AT_WORK})|(?![\\n\\t])${UNSEEN}`, 'gu'));

/** A text as one line that may be shown anywhere: what is not seen is written as in JSON, `\u202e`. */
export function printable(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replace(any(), escapedUnlessAtWork);
}

/** Lines that may be shown anywhere: as `printable`, but line breaks, which become LF, and tabs stay. */
export function printableLines(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return /^[ -~\n\t]*$/.test(lines) ? lines : lines.replace(anyButBreaks(), escapedUnlessAtWork);
}

/**
 * Lines that a CI service takes for nothing but text: GitHub reads `::error` where a line begins, and `##[error]`
 * anywhere, as commands; Azure and TeamCity read `##vso[` and `##teamcity[`. JSON keeps its meaning.
 */
export function withoutCommands(text: string): string {
  return text
    .replace(/^([^\S\n]*):(?=:)/gm, (_, indent: string) => indent + escaped(':'))
    .replace(/#(?=#\w*\[)/g, escaped);
}

/** The same for lines of which some annotate a file: GitHub acts on those in no other way, whatever their words are. */
export function withoutOtherCommands(text: string): string {
  const lines = text.split('\n').map((line) => {
    const [mark = ''] = /^::(?:error|warning|notice) (?=[^\n]*::)/.exec(line) ?? [];
    return (
      mark + (mark === '' ? withoutCommands(line) : withoutCommands(`|${line.slice(mark.length)}`).slice(1))
    );
  });
  return lines.join('\n');
}

function escapedUnlessAtWork(character: string, atWork: string | undefined): string {
  return atWork ?? escaped(character);
}

/** Each UTF-16 code unit as JSON writes it: the form is the same in a text and in a string of a JSON document. */
function escaped(characters: string): string {
  return characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Words as a sentence begins with them. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
