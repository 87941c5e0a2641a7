// Writes what is generated: the rule table and the command reference in README.md, and the schema of the config.
// `--check` only compares.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {configSchema, rules} from '../dist/index.js';

const schema = fileURLToPath(new URL('schemas/config.json', import.meta.url));
const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const bin = fileURLToPath(new URL('../dist/openspec.cjs', import.meta.url));

const parts = {rules: ruleTable(), commands: commandReference()};
const before = readFileSync(readme, 'utf8');
const after = Object.entries(parts).reduce((text, [name, body]) => replacePart(text, name, body), before);

keep(readme, 'README.md', after);
keep(schema, 'docs/schemas/config.json', `${JSON.stringify(configSchema(rules), undefined, 2)}\n`);

function keep(path, name, content) {
  const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (current === content) return;
  if (process.argv.includes('--check')) {
    console.error(`${name} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, content);
  }
}

function replacePart(text, name, body) {
  const [start, end] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no part ${name}`);
  return `${text.slice(0, from + start.length)}\n\n${body.trim()}\n\n${text.slice(to)}`;
}

function ruleTable() {
  const {rules} = JSON.parse(openspec('explain', '--json'));
  const rows = rules.map(({id, family, severity, fixable, summary}) => {
    return `| [${id}](src/lint/rules/${id}.md) | ${family} | ${severity} | ${fixable ? 'yes' : ''} | ${summary} |`;
  });
  return ['| rule | about | level | fix | demands that |', '|---|---|---|---|---|', ...rows].join('\n');
}

function commandReference() {
  const help = openspec('--help');
  const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[.*?\])? {2,}/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  const pages = commands.map(
    (name) => `### openspec ${name}\n\n\`\`\`\n${openspec(name, '--help').trim()}\n\`\`\``,
  );
  return pages.join('\n\n');
}

function openspec(...args) {
  return execFileSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1', COLUMNS: '100'},
  });
}
