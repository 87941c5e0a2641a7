// Makes dist/: the bin as CommonJS files that are read when they are needed (bundle-bin.mjs), the library and the
// remark preset as an ESM file each, and their types.
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import {bundledBin} from './bundle-bin.mjs';
import {bin, shared} from './esbuild.mjs';

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
