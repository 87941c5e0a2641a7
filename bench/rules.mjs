// How often each rule speaks over real trees: node bench/rules.mjs <folder> [...] [--sample <rule> [count]]
// Every folder that holds openspec/ is a tree, at any depth; with --as-active archived changes are taken for active ones,
// and the rules that compare them with what came later are left out.
// A sample is taken evenly, with the lines around each place.
import {existsSync, readdirSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import {lint, nodeFs, openProject, readProject, rules, wholeProject} from '../dist/index.js';

const LATER = new Set(['merge', 'across', 'changelog', 'files']);
const takesBack = process.argv.includes('--as-active');
const words = process.argv.slice(2).filter((word) => word !== '--as-active');
const flag = words.indexOf('--sample');
const folders = flag < 0 ? words : words.slice(0, flag);
const trees = folders.flatMap((folder) => treesBelow(resolve(folder)).map((root) => checked(folder, root)));
const findings = trees.flatMap(({name, project, findings}) =>
  findings.map((finding) => ({...finding, tree: name, project})),
);

if (flag < 0) printTable();
else printSample(words[flag + 1], Number(words[flag + 2] ?? 20));

function treesBelow(folder) {
  if (existsSync(join(folder, 'openspec'))) return [folder];
  const inside = readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory());
  return inside.flatMap(({name}) => treesBelow(join(folder, name)));
}

function checked(folder, root) {
  const opened = openProject(nodeFs, root).project;
  const project = takesBack ? asActive(opened) : opened;
  const scope = wholeProject(project);
  return {
    name: relative(resolve(folder), root),
    project,
    documents: scope.documents.length,
    findings: lint(project, scope, takesBack ? {rules: rules.filter(({family}) => !LATER.has(family))} : {}),
  };
}

/** The project before all of its archives, but for the living specs. */
function asActive(project) {
  const {input} = project;
  const moved = new Map(project.archive.map(({folder, name}) => [`openspec/changes/${name}`, folder]));
  const files = input.files.map((path) => {
    const [active, folder] = [...moved].find(([, from]) => path.startsWith(`${from}/`)) ?? [];
    return folder ? active + path.slice(folder.length) : path;
  });
  const from = new Map(files.map((path, index) => [path, input.files[index]]));
  return readProject({
    files: [...new Set(files)],
    changeFolders: [...moved.keys()],
    unreadable: [],
    read: (path) => {
      const source = input.read(from.get(path) ?? path);
      return source && {...source, path};
    },
  });
}

function printTable() {
  const documents = trees.reduce((sum, tree) => sum + tree.documents, 0);
  console.log(`${trees.length} trees, ${documents} documents, ${findings.length} findings\n`);
  console.log('| rule | level | findings | trees |\n|---|---|--:|--:|');
  const rows = rules.map(({id, severity}) => {
    const own = findings.filter(({rule}) => rule === id);
    return {id, severity, count: own.length, trees: new Set(own.map(({tree}) => tree)).size};
  });
  for (const row of rows.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)))
    console.log(`| ${row.id} | ${row.severity} | ${row.count} | ${row.trees} |`);
  console.log('\n| tree | documents | errors | warnings | infos |\n|---|--:|--:|--:|--:|');
  for (const tree of trees) {
    const count = (severity) => tree.findings.filter((finding) => finding.severity === severity).length;
    console.log(
      `| ${tree.name} | ${tree.documents} | ${count('error')} | ${count('warning')} | ${count('info')} |`,
    );
  }
}

function printSample(id, size) {
  const own = findings.filter(({rule}) => rule === id);
  const step = Math.max(1, own.length / size);
  for (let at = 0; at < own.length; at += step) printFinding(own[Math.floor(at)]);
}

function printFinding({tree, project, path, start, message}) {
  console.log(`\n${tree}/${path}${start ? `:${start.line}` : ''}\n  ${message}`);
  const lines = start ? (project.document(path)?.text.split(/\r?\n/) ?? []) : [];
  for (const [index, line] of lines.entries())
    if (Math.abs(index + 1 - start.line) <= 2) console.log(`  | ${line.slice(0, 160)}`);
}
