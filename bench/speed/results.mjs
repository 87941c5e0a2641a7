import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, platform, release, totalmem} from 'node:os';
import {dirname, join} from 'node:path';
import {VERSIONS} from '../peers/install.mjs';
import {tableOf} from './table.mjs';

/** Results are kept by the version of Node, so that jobs can be run one by one; those of another build are dropped. */
export function keepResults(scratch, {node, build, results}) {
  const path = join(scratch, 'results.json');
  const kept = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const before = kept.build === build ? kept.nodes : {};
  const nodes = {...before, [node]: {...before[node], ...results}};
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, JSON.stringify({build, nodes}));
  return nodes;
}

/** The page of all results of one build. `nodes` has the results by the version of Node, and by job. */
export function pageOf(nodes, jobs, {date, build}) {
  const sections = Object.entries(nodes).map(([node, results]) => {
    const tables = jobs.flatMap(({id}) => (results[id] ? [tableOf(results[id])] : []));
    return `## Node ${node}\n\n${tables.join('\n')}`;
  });
  const peers = Object.entries(VERSIONS).map(([name, version]) => `${name} ${version}`);
  return `# What was measured

Written by \`npm run bench -- --write\` on ${date}, of the build ${build}.
F is \`node -e 0\` by the same Node in the same round; a ratio is the median of those of all rounds.

- Machine: ${machine()}
- Peers: ${peers.join(', ')}

${sections.join('\n')}`;
}

function machine() {
  const [{model = 'unknown'} = {}] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${model.trim()}), ${memory} GiB, ${platform()} ${release()}`;
}
