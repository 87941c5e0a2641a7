import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** What a user would pick instead, each in the last version that runs on Node 20. */
export const VERSIONS = {
  '@fission-ai/openspec': '1.13.2',
  'markdownlint-cli2': '0.22.1',
  'remark-cli': '12.0.1',
  'remark-gfm': '4.0.1',
  'remark-preset-lint-recommended': '7.0.1',
  rumdl: '0.2.75',
};

/** The folder of a package of theirs, by its name. They are installed below a scratch folder where they are not yet. */
export function installPeers(scratch) {
  const folder = join(scratch, 'peers');
  const kept = join(folder, 'installed.json');
  const wanted = JSON.stringify(VERSIONS);
  if (!existsSync(kept) || readFileSync(kept, 'utf8') !== wanted) {
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    const names = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact'];
    execFileSync('npm', ['install', ...flags, ...names], {cwd: folder, stdio: 'inherit'});
    writeFileSync(kept, wanted);
  }
  return (name) => join(folder, 'node_modules', name);
}

/** The program of rumdl for this machine, which its npm package only starts. */
export function nativeRumdl(packageOf) {
  const owner = packageOf('@rumdl');
  const [platform] = existsSync(owner) ? readdirSync(owner) : [];
  if (!platform) throw new Error('rumdl has no program for this machine');
  return join(owner, platform, process.platform === 'win32' ? 'rumdl.exe' : 'rumdl');
}
