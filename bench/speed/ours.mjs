import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const BIN = join(DIST, 'openspec.cjs');

/** How the built bin is called by a Node. What flags it does not know are left out. */
export function oursFor(node) {
  if (!existsSync(BIN)) throw new Error('There is no build. Run: npm run build');
  const help = execFileSync(node, [BIN, 'lint', '--help'], {encoding: 'utf8'});
  const known = (flags) => flags.filter((flag) => help.includes(`${flag} `));
  const lint = (...words) => [node, BIN, 'lint', ...words];
  return {
    version: [node, BIN, '--version'],
    lint,
    cold: (...words) => lint(...words, ...known(['--no-cache'])),
    whole: (...words) => lint(...words, ...known(['--archived'])),
    wholeCold: (...words) => lint(...words, ...known(['--archived', '--no-cache'])),
    hasCache: known(['--no-cache']).length > 0,
    validateAll: [node, BIN, 'validate', '--all', ...known(['--no-cache'])],
    archive: (change) => [node, BIN, 'archive', change, '--yes', '--date', '2026-01-15'],
  };
}

/** What tells one build from another. */
export function digestOfBuild() {
  const hash = createHash('sha256');
  for (const name of readdirSync(DIST)
    .filter((each) => each.endsWith('.cjs'))
    .toSorted())
    hash.update(name).update(readFileSync(join(DIST, name)));
  return hash.digest('hex').slice(0, 12);
}
