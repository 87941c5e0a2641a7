import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

/** Parts of the source by the files that have them, for what the library does not show. */
export async function bundled(names) {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  const outfile = join(folder, 'parts.cjs');
  const contents = Object.entries(names).map(([path, name]) => `export {${name}} from '${path}';`);
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const stdin = {contents: contents.join('\n'), resolveDir};
  const define = {'import.meta.dirname': '__dirname'};
  await build({stdin, outfile, define, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning'});
  try {
    return (await import(pathToFileURL(outfile))).default;
  } finally {
    rmSync(folder, {recursive: true});
  }
}
