import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {installPeers, nativeRumdl, VERSIONS} from './install.mjs';

/**
 * How each peer is called: `files` are paths to look at, without any the whole folder it is run in. The words are a
 * program and its arguments.
 */
export function peersFor(node, scratch) {
  const packageOf = installPeers(scratch);
  const bin = (name, key) => [node, binOf(packageOf(name), key)];
  const rumdl = nativeRumdl(packageOf);
  const plugins = ['remark-gfm', 'remark-preset-lint-recommended'].flatMap((name) => [
    '--use',
    join(packageOf(name), 'index.js'),
  ]);
  const fission = bin('@fission-ai/openspec', 'openspec');
  return {
    fission: {
      version: [...fission, '--version'],
      all: [...fission, 'validate', '--all', '--no-interactive'],
      one: (change) => [...fission, 'validate', change, '--type', 'change', '--no-interactive'],
      archive: (change) => [...fission, 'archive', change, '--yes'],
    },
    markdownlint: {
      // It has no flag that only tells its version: the nearest is to look at nothing.
      files: (...files) => [
        ...bin('markdownlint-cli2', 'markdownlint-cli2'),
        ...(files.length > 0 ? files : ['**/*.md', '#node_modules']),
      ],
    },
    remark: {
      version: [...bin('remark-cli', 'remark'), '--version'],
      files: (...files) => [
        ...bin('remark-cli', 'remark'),
        ...plugins,
        '--no-stdout',
        '--no-config',
        ...(files.length > 0 ? files : ['.']),
      ],
    },
    rumdl: {
      version: [rumdl, 'version'],
      cold: (...files) => [rumdl, 'check', '--no-cache', ...(files.length > 0 ? files : ['.'])],
      warm: (...files) => [rumdl, 'check', ...(files.length > 0 ? files : ['.'])],
    },
  };
}

/** What each peer is called in a table. */
export const NAMES = {
  fission: `Fission openspec ${VERSIONS['@fission-ai/openspec']}`,
  markdownlint: `markdownlint-cli2 ${VERSIONS['markdownlint-cli2']}`,
  remark: `remark-cli ${VERSIONS['remark-cli']}`,
  rumdl: `rumdl ${VERSIONS.rumdl}, native`,
};

function binOf(folder, key) {
  const {bin} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[key]);
}
