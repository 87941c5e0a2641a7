import type {Entry, Fs} from '../../src/disk/fs.ts';

/** The questions about a path whose answers a run may depend on; `read` is kept as a digest. */
export type Question = 'kindOf' | 'modeOf' | 'isReadOnly' | 'sizeOf' | 'realPath' | 'list';

/** Each answer as a text: equal texts are equal answers. */
const WORDS: {readonly [Q in Question]: (answer: ReturnType<Fs[Q]>) => string} = {
  kindOf: (kind) => kind ?? 'nothing',
  modeOf: String,
  isReadOnly: String,
  sizeOf: String,
  realPath: String,
  list: wordOfList,
};

/** An answer as a text. */
export function wordOf<Q extends Question>(question: Q, answer: ReturnType<Fs[Q]>): string {
  return WORDS[question](answer);
}

/** What stands for an error of the file system in the place of an answer, by its code. */
export function wordOfError(code: string): string {
  return `!${code}`;
}

/** No name holds a slash, and the order in which a folder is listed is no answer. */
function wordOfList(entries: readonly Entry[]): string {
  return entries
    .map(({name, kind}) => `${name}/${kind}`)
    .sort()
    .join('/');
}
