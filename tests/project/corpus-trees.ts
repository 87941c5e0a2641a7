import {existsSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);

/** The folders of the corpora that hold `openspec/`; none where there is no corpus beside this repository. */
export const corpusTrees: readonly string[] = existsSync(CORPUS) ? treesBelow(fileURLToPath(CORPUS)) : [];

/** Some of many, spread over all of them, the same every time; `OPENSPEC_CORPUS=all` takes each. */
export function sampled<T>(items: readonly T[], count: number): readonly T[] {
  const step = process.env['OPENSPEC_CORPUS'] === 'all' ? 1 : Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

function treesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  if (names.includes('openspec')) return [folder];
  return names.flatMap((name) => treesBelow(`${folder}${name}/`));
}
