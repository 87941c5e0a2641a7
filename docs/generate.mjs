// Writes what is generated: docs/rules.md, docs/commands.md, the schema of the config and the table of completion. `--check` only compares.
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';
import {configSchema, rules} from '../dist/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const {run, readTable, tableText} = loaded();

const files = {
  'docs/rules.md': await rulesPage(),
  'docs/commands.md': await commandsPage(),
  'docs/schemas/config.json': `${JSON.stringify(configSchema(rules), undefined, 2)}\n`,
  'cli/completion/table.json': tableText(await readTable()),
};
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

async function rulesPage() {
  const {families, rules} = JSON.parse(await openspec('explain', '--json'));
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

async function commandsPage() {
  const help = await openspec('--help');
  const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[.*?\])* {2,}/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  const pages = [`## openspec\n\n\`\`\`\n${help.trim()}\n\`\`\``];
  for (const name of commands)
    pages.push(`## openspec ${name}\n\n\`\`\`\n${(await openspec(name, '--help')).trim()}\n\`\`\``);
  return `# Commands\n\nWhat \`--help\` prints.\n\n${pages.join('\n\n')}\n`;
}

/** The program as it is written now. Node 20 runs no TypeScript, so it is bundled first. */
function loaded() {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-generate-'));
  try {
    const outfile = join(folder, 'program.cjs');
    buildSync({
      stdin: {
        contents: "export {run} from './cli/run.ts'; export * from './cli/completion/write-table.ts';",
        resolveDir: root,
        loader: 'ts',
      },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      define: {'import.meta.dirname': '__dirname'},
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** What a command prints on a terminal of 80 columns, where there is no project. */
async function openspec(...words) {
  let printed = '';
  const stream = (write) => ({
    write,
    paint: (_, text) => text,
    hasUnicode: true,
    width: 80,
    reader: 'program',
  });
  const context = {
    cwd: root,
    fs: {kindOf: () => undefined},
    packageRoot: root,
    version: '',
    stdout: stream((text) => {
      printed += text;
    }),
    stderr: stream((text) => process.stderr.write(text)),
  };
  process.exitCode = await run(words, context);
  return printed;
}
