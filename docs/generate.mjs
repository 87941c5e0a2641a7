// Writes what is generated: docs/rules.md, docs/commands.md, the schema of the config and the table of completion. `--check` only compares.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';
import {configSchema, rules} from '../dist/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'dist/openspec.cjs');

const files = {
  'docs/rules.md': rulesPage(),
  'docs/commands.md': commandsPage(),
  'docs/schemas/config.json': `${JSON.stringify(configSchema(rules), undefined, 2)}\n`,
  'cli/completion/table.json': await completionTable(),
};
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

function rulesPage() {
  const {families, rules} = JSON.parse(openspec('explain', '--json'));
  const hasOptions = rules.some(({options}) => options);
  const groups = families.map(({id, title, summary}) => {
    const rows = rules.filter(({family}) => family === id).map((rule) => ruleRow(rule, hasOptions));
    const head = ['rule', 'level', 'fix', 'demands that', ...(hasOptions ? ['options'] : [])];
    return `## ${title}\n\n${summary}\n\n${row(head)}\n${row(head.map(() => '---'))}\n${rows.join('\n')}`;
  });
  const begin = `# Rules

What \`openspec lint\` checks: ${rules.length} rules in ${families.length} groups.
\`openspec explain <rule>\` prints the page of a rule, which shows what fails, what passes and why.
The level is the one a finding has; an error fails the run and stops an archive.
A \`safe\` fix is made by \`--fix\`; one that is \`unsafe\` writes words or drops some, and is for you to look at.`;
  return `${begin}\n\n${groups.join('\n\n')}\n`;
}

function ruleRow({id, severity, fix, summary, options}, hasOptions) {
  const cells = [`[${id}](../src/lint/rules/${id}.md)`, severity, fix === 'none' ? '' : fix, summary];
  return row(hasOptions ? [...cells, optionNames(options)] : cells);
}

function optionNames(options) {
  return Object.keys(options ?? {})
    .map((name) => `\`${name}\``)
    .join(', ');
}

function row(cells) {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
}

function commandsPage() {
  const help = openspec('--help');
  const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[.*?\])* {2,}/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  const pages = ['', ...commands].map((name) => {
    const words = name === '' ? [] : [name];
    return `## openspec${words.map((word) => ` ${word}`).join('')}\n\n\`\`\`\n${openspec(...words, '--help').trim()}\n\`\`\``;
  });
  return `# Commands\n\nWhat \`--help\` prints.\n\n${pages.join('\n\n')}\n`;
}

/** Node 20 runs no TypeScript, so what makes the table is bundled first. */
async function completionTable() {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-generate-'));
  try {
    const outfile = join(folder, 'write-table.cjs');
    buildSync({
      absWorkingDir: root,
      entryPoints: ['cli/completion/write-table.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      define: {'import.meta.dirname': '__dirname'},
      logLevel: 'warning',
    });
    const {readTable, tableText} = createRequire(import.meta.url)(outfile);
    return tableText(await readTable());
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function openspec(...args) {
  return execFileSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1', COLUMNS: '100'},
  });
}
