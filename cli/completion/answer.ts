import {printable} from '../../src/printable.ts';
import type {Named} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {bashText, readBashLine} from './bash-line.ts';
import {namesOf, shelfAt} from './names.ts';
import {type Place, placeAt} from './place.ts';
import {completionTable, type Described} from './table.ts';

/** What may be written next: words, and whether paths too. */
interface Answer {
  readonly paths: 'files' | 'folders' | 'words';
  readonly words: readonly Described[];
}

/**
 * Answer a shell, in the lines its script reads: what kind of paths may follow, then a word each.
 *
 * Never throws and never complains: a person is writing, and nothing is offered where nothing is known.
 */
export async function answer(argv: readonly string[], context: Context): Promise<ExitCode> {
  const [, shell, , ...words] = argv;
  const lines = linesFor(context, shell, words);
  context.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return EXIT.clean;
}

function linesFor(context: Context, shell: string | undefined, words: readonly string[]): readonly string[] {
  try {
    return shell === 'bash' ? bashLines(context, words) : plainLines(context, words);
  } catch {
    return ['words'];
  }
}

/** Bash is given the text it is to put in, quotes and all; it knows neither how to quote nor descriptions. */
function bashLines(context: Context, [line = '', breaks = '']: readonly string[]): readonly string[] {
  const {words, kept, quote} = readBashLine(line, breaks);
  const current = words.at(-1) ?? '';
  const {paths, words: offered} = answerTo(context, words.slice(1, -1), current);
  const fitting = offered.filter(({value}) => value.startsWith(current));
  return [paths, ...fitting.map(({value}) => bashText(value.slice(kept), quote))];
}

/** The other shells choose what fits by themselves, and quote it. */
function plainLines(context: Context, words: readonly string[]): readonly string[] {
  const {paths, words: offered} = answerTo(context, words.slice(1, -1), words.at(-1) ?? '');
  return [paths, ...offered.map(({value, summary}) => `${value}\t${summary}`)];
}

function answerTo({fs, cwd}: Context, before: readonly string[], current: string): Answer {
  const place = placeAt(completionTable, before, current);
  if (!place) return {paths: 'words', words: []};
  if (place.kind === 'flags') return {paths: 'words', words: flagWords(place)};
  const {takes, prefix, hasFlags, root} = place;
  const kinds = takes.names ?? [];
  const written = current.slice(prefix.length);
  const shelf = shelfAt(fs, completionTable, cwd, root);
  const found = [
    ...(takes.values ?? []).map((value) => ({value, summary: ''})),
    ...kinds.flatMap((kind) => namesOf(shelf, kind, written)),
  ];
  const words = found
    .filter(({value}) => isOffered(value, hasFlags))
    .map(({value, summary}) => ({value: `${prefix}${value}`, summary}));
  return {paths: pathsOf(kinds, written), words};
}

/** A name that acts on a terminal, or would be taken for a flag, is for a person to write. */
function isOffered(value: string, hasFlags: boolean): boolean {
  return printable(value) === value && !value.includes('\uFFFD') && !(hasFlags && value.startsWith('-'));
}

function flagWords({flags}: Extract<Place, {kind: 'flags'}>): readonly Described[] {
  return flags.flatMap(({names, summary}) => names.map((value) => ({value, summary})));
}

function pathsOf(kinds: readonly Named[], written: string): Answer['paths'] {
  const isBehindValue = kinds.includes('value=file') && written.includes('=');
  if (kinds.includes('file') || isBehindValue) return 'files';
  return kinds.includes('folder') ? 'folders' : 'words';
}
