import {resolve} from 'node:path';
import {findRoot} from '../../src/disk/find-root.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {toNative} from '../../src/disk/native-path.ts';
import type {Environment} from '../../src/git/environment.ts';
import {findRepository} from '../../src/git/find-repository.ts';
import type {GitProcess} from '../../src/git/git-process.ts';
import {indexQuestions} from '../../src/git/index-questions.ts';
import {repositoryEnvironment} from '../../src/git/repository-environment.ts';
import {CONFIG} from '../../src/project/paths.ts';
import {mayNamePlaces, USUAL_PLACES} from '../../src/project/usual-places.ts';
import {rootIn} from '../called.ts';

/** Where a command line is run. */
export interface Place {
  readonly cwd: string;
  readonly env: Environment;
  readonly fs: Fs;
}

/**
 * What a command line is going to ask git, as far as that is plain before the program is loaded, which takes longer
 * than git takes to answer: of `lint --staged`, in a project whose files lie in the usual places, for the index.
 *
 * A guess, which is never wrong but in vain: what is asked then is compared with it. Never throws.
 */
export function foreseen(argv: readonly string[], {cwd, env, fs}: Place): readonly GitProcess[] {
  if (argv[0] !== 'lint' || !argv.includes('--staged')) return [];
  try {
    const root = findRoot(fs, resolve(cwd, rootIn(argv) ?? ''));
    const repository = root === undefined ? undefined : findRepository(fs, root);
    if (root === undefined || repository === undefined || mayNamePlaces(configIn(root, fs))) return [];
    const given = {root, input: undefined, env: repositoryEnvironment(fs, repository.gitFolder, env)};
    const {status, listed} = indexQuestions(repository.prefix, USUAL_PLACES);
    return [
      {...given, words: status},
      {...given, words: listed},
    ];
  } catch {
    return [];
  }
}

/** More of it than any config has is not read. */
const MOST = 64 * 1024;

function configIn(root: string, fs: Fs): string {
  const file = toNative(root, CONFIG);
  return fs.kindOf(file) === 'file' ? new TextDecoder('latin1').decode(fs.read(file, MOST)) : '';
}
