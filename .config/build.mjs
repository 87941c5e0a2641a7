// Makes dist/: the bin as CommonJS files that are read when they are needed (bundle-bin.mjs), the library and the
// remark preset as an ESM file each, and their types.
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import {bundledBin} from './bundle-bin.mjs';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
};

const bin = {
  ...shared,
  format: 'cjs',
  define: {'import.meta.dirname': '__dirname', OPENSPEC_BUILD: 'load.build'},
  // Node reads the names of all exports of a CommonJS file that is imported, which takes longer than to run it.
  supported: {'dynamic-import': false},
};

rmSync('dist', {recursive: true, force: true});
mkdirSync('dist/bin', {recursive: true});
for (const [name, text] of Object.entries(await bundledBin(bin)))
  writeFileSync(name === 'openspec' ? 'dist/openspec.cjs' : `dist/bin/${name}.cjs`, text);
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
