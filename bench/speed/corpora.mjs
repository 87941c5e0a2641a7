import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** The real trees there are beside the repository, each a folder that holds `openspec/`. */
export function corpora() {
  if (!existsSync(CORPUS)) return [];
  const folders = readdirSync(CORPUS).filter((name) => !name.startsWith('_'));
  return folders.map((name) => join(CORPUS, name)).filter((each) => existsSync(join(each, 'openspec')));
}

/** The one of them that is linted whole, about 580 files; undefined where it is not there. */
export function wholeCorpus() {
  return corpora().find((each) => each.endsWith('Fission-AI+OpenSpec'));
}

/** Every Markdown file below a folder, with its size in bytes, by its path. */
export function markdownIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({path, size: statSync(path).size}));
}

/** How many Markdown files a folder has, and their bytes. */
export function sizeOf(folder) {
  const files = markdownIn(folder);
  return {files: files.length, bytes: files.reduce((sum, {size}) => sum + size, 0)};
}
