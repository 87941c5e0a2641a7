// Makes dist/: the bin as one CommonJS file, the library and the remark preset as an ESM file each, and their types.
import {execFileSync} from 'node:child_process';
import {chmodSync, rmSync} from 'node:fs';
import {build} from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync('dist', {recursive: true, force: true});
await build({
  ...shared,
  entryPoints: ['cli/main.ts'],
  outfile: 'dist/openspec.cjs',
  format: 'cjs',
  define: {'import.meta.dirname': '__dirname'},
  minifySyntax: true,
});
chmodSync('dist/openspec.cjs', 0o755);
await build({
  ...shared,
  entryPoints: ['src/index.ts', 'src/remark.ts'],
  outdir: 'dist',
  format: 'esm',
  packages: 'external',
});
if (!process.argv.includes('--no-types')) {
  execFileSync('npx', ['tsc', '--project', '.config/tsconfig.types.json'], {stdio: 'inherit'});
}
