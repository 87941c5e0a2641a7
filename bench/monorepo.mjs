/**
 * What Turborepo and Nx keep of `openspec lint` in a workspace of 50 packages, each with its own `openspec/`: makes the
 * workspace in a scratch folder, installs both there, and runs them. `node bench/monorepo.mjs [packages]`, after a build.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {performance} from 'node:perf_hooks';

const packageRoot = join(import.meta.dirname, '..');
const count = Number(process.argv[2] ?? 50);
const work = mkdtempSync(join(tmpdir(), 'openspec-monorepo-'));
const {NODE_EXTRA_CA_CERTS: _, ...inherited} = process.env;
const env = {
  ...inherited,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  CI: 'true',
};
const names = Array.from({length: count}, (_, index) => `p-${String(index + 1).padStart(2, '0')}`);
/** What a lint reads of a package, below the package's folder. */
const READ = ['openspec/**', 'CHANGELOG.md', 'TECHNICAL_CHANGE_LOG.md', 'AGENTS.md'];
const REPORT = 'reports/openspec.sarif';

function write(path, content) {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 2)}\n`;
  mkdirSync(dirname(join(work, path)), {recursive: true});
  writeFileSync(join(work, path), text);
}

function run(program, words) {
  const start = performance.now();
  const {status, stdout, stderr} = spawnSync(program, words, {cwd: work, env, encoding: 'utf8'});
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0)
    throw new Error(`${program} ${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return {seconds, output: stdout + stderr};
}

function requirement(name) {
  return `### Requirement: ${name}\n\nThe system SHALL do it whenever somebody asks for it.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** done\n`;
}

function writePackage(name) {
  const at = (path) => `packages/${name}/${path}`;
  const script = `openspec lint --format sarif=${REPORT}`;
  write(at('package.json'), {name, version: '1.0.0', private: true, scripts: {'lint:specs': script}});
  write(at('src/index.js'), 'export const one = 1;\n');
  write(at('CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n');
  for (let index = 0; index < 10; index++) {
    const spec = `# c-${index} Specification\n\n## Purpose\n\nTo say what this part of the package does, for those who use it.\n\n## Requirements\n\n${[1, 2, 3].map((each) => requirement(`Do ${each}`)).join('\n')}`;
    write(at(`openspec/specs/c-${index}/spec.md`), spec);
    const change = `openspec/changes/add-${index}`;
    write(
      at(`${change}/proposal.md`),
      '# Change: More\n\n## Why\n\nPeople asked for it.\n\n## What Changes\n\n- One more thing.\n\n## Impact\n\n- Nothing else.\n',
    );
    write(at(`${change}/tasks.md`), '## 1. Work\n\n- [ ] 1.1 Do it\n');
    write(at(`${change}/specs/c-${index}/spec.md`), `## ADDED Requirements\n\n${requirement('More')}`);
  }
}

function git(...words) {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
    cwd: work,
    stdio: 'ignore',
  });
}

function makeWorkspace() {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work], {
    cwd: packageRoot,
    encoding: 'utf8',
  }).trim();
  write('package.json', {
    name: 'workspace',
    private: true,
    packageManager: `npm@${npm}`,
    workspaces: ['packages/*'],
  });
  write('.gitignore', 'node_modules\n.turbo\n.nx\nreports\n*.tgz\n');
  write('turbo.json', {
    $schema: 'https://turborepo.dev/schema.json',
    tasks: {'lint:specs': {inputs: READ, outputs: [REPORT]}},
  });
  write('nx.json', {
    targetDefaults: {
      'lint:specs': {
        cache: true,
        inputs: [
          ...READ.map((path) => `{projectRoot}/${path}`),
          '{projectRoot}/package.json',
          {externalDependencies: ['openspec-changes']},
        ],
        outputs: [`{projectRoot}/${REPORT}`],
      },
    },
  });
  for (const name of names) writePackage(name);
  git('init', '--quiet');
  run('npm', ['install', '--no-audit', '--no-fund', '--save-dev', `./${packed}`, 'turbo@2', 'nx@24']);
  git('add', '.');
  git('commit', '--quiet', '-m', 'Begin');
}

/** How many tasks were run, and how many were answered from the cache, as each program says itself. */
const runners = {
  turbo: {
    words: ['turbo', 'run', 'lint:specs'],
    cached: (output) => Number(/Cached:\s+(\d+) cached/.exec(output)?.[1] ?? Number.NaN),
  },
  nx: {
    words: ['nx', 'run-many', '-t', 'lint:specs'],
    cached: (output) =>
      Number(/cache instead of running the command for (\d+) out of/.exec(output)?.[1] ?? 0),
  },
};

const report = `packages/${names[0]}/${REPORT}`;
const steps = {
  'first run': () => undefined,
  again: () => undefined,
  'one spec changed': () => appendFileSync(join(work, 'packages/p-07/openspec/specs/c-3/spec.md'), '\n'),
  'one changelog changed': () => appendFileSync(join(work, 'packages/p-08/CHANGELOG.md'), '\n'),
  'code changed in every package': () => {
    for (const name of names) appendFileSync(join(work, `packages/${name}/src/index.js`), '\n');
  },
  'a report deleted': () => rmSync(join(work, report)),
};

/** The program of a local installation, without npx before it. */
function direct([name, ...words]) {
  return run(join(work, 'node_modules/.bin', name), words);
}

const npm = execFileSync('npm', ['--version'], {encoding: 'utf8'}).trim();
try {
  makeWorkspace();
  const version = (name) => direct([name, '--version']).output.match(/\d+\.\d+\.\d+/)?.[0];
  console.log(`${count} packages of 40 files, node ${process.version}, npm ${npm}`);
  const start = performance.now();
  const bin = join(work, 'node_modules/openspec-changes/dist/openspec.cjs');
  for (const name of names)
    execFileSync(process.execPath, [bin, 'lint', '--quiet'], {
      cwd: join(work, 'packages', name),
      env,
      stdio: 'ignore',
    });
  console.log(
    `${((performance.now() - start) / 1000).toFixed(1)} s  the program itself, in one package after the other`,
  );
  for (const [name, {words, cached}] of Object.entries(runners)) {
    console.log(`\n${name} ${version(name)}`);
    for (const [step, prepare] of Object.entries(steps)) {
      prepare();
      const {seconds, output} = direct(words);
      const kept = cached(output);
      const restored = existsSync(join(work, report)) ? '' : '  (the report is missing)';
      console.log(
        `${seconds.toFixed(1).padStart(5)} s  ${count - kept} run, ${kept} cached  ${step}${restored}`,
      );
    }
  }
} finally {
  if (process.env['KEEP'] === undefined) rmSync(work, {recursive: true, force: true});
  else console.log(work);
}
