import {END, type Grammar, owned, readFields} from './fields.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';

/** Every file of the index, relative to the repository's top; one in conflict once for each of its stages. */
export async function askTracked({git}: Repository): Promise<readonly string[]> {
  const paths: string[] = [];
  const reader = readFields('The list of files', grammar(paths));
  await git({words: ['ls-files', '-z', '--full-name', '--cached', '--', ':/'], reader});
  return paths;
}

function* grammar(paths: string[]): Grammar {
  for (let field = yield true; field !== END; field = yield true) paths.push(textOf(owned(field)));
}
