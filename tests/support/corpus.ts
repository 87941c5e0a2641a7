import {existsSync, readdirSync, readFileSync} from 'node:fs';

/** A Markdown file of the corpora beside the repository. */
export interface CorpusFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const PLACES = ['corpus', 'seeds'].map((name) => new URL(`../../../shared/${name}/`, import.meta.url));

/** Whether there is a corpus beside this repository; its tests are left out where there is none. */
export const hasCorpus = PLACES.some((place) => existsSync(place));

/**
 * About `budget` bytes of the corpora's Markdown files, spread over all of it, the same ones every time.
 *
 * `OPENSPEC_CORPUS=all` yields every file.
 */
export function corpusFiles(budget: number): readonly CorpusFile[] {
  const files = PLACES.filter((place) => existsSync(place)).flatMap(filesBelow);
  const total = files.reduce((sum, {bytes}) => sum + bytes.length, 0);
  const share = process.env['OPENSPEC_CORPUS'] === 'all' ? 1 : budget / total;
  let owed = 0;
  return files.filter(({bytes}) => {
    owed += share * bytes.length;
    if (owed < bytes.length) return false;
    owed -= bytes.length;
    return true;
  });
}

function filesBelow(place: URL): readonly CorpusFile[] {
  const entries = readdirSync(place, {recursive: true, withFileTypes: true});
  const paths = entries
    .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name))
    .map(({parentPath, name}) => `${parentPath}/${name}`);
  return paths
    .toSorted()
    .map((path) => ({path: path.slice(place.pathname.length), bytes: readFileSync(path)}));
}
