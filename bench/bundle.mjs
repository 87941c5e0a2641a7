import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

/** What some lines of `export … from './src/….ts'` export, ready to be called. */
export async function bundled(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-bench-'));
  const outfile = join(folder, 'bundle.cjs');
  const stdin = {contents: lines.join('\n'), resolveDir: fileURLToPath(new URL('..', import.meta.url))};
  await build({stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning'});
  try {
    return (await import(outfile)).default;
  } finally {
    rmSync(folder, {recursive: true});
  }
}
