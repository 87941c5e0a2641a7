// What projects that are made to take long cost, in CPU time: node bench/worst-trees.mjs [part of a name] [KiB,KiB]
import {bundled} from './bundle.mjs';

const [part = '', sizes = '16,64,256'] = process.argv.slice(2);
const {lint, openProject, memoryFs, planFixes, wholeProject, worstTrees} = await bundled([
  "export {worstTrees} from './tests/support/worst-trees.ts';",
  "export {lint, memoryFs, openProject, wholeProject} from './src/index.ts';",
  "export {planFixes} from './src/plan/fix-findings.ts';",
]);

for (const name of Object.keys(worstTrees).filter((each) => each.includes(part))) {
  const times = sizes.split(',').map((size) => `${size}K ${measured(worstTrees[name](size * 1024))}`);
  console.log(`${name.padEnd(32)} ${times.join(' | ')}`);
}

function measured(files) {
  const rooted = Object.entries(files).map(([path, text]) => [`/r/${path}`, text]);
  const {project} = openProject(memoryFs(Object.fromEntries(rooted)), '/r');
  const check = (current) => lint(current, wholeProject(current));
  const parse = cpuTime(() => project.files.map((path) => project.document(path)?.top));
  return `parse ${parse} lint ${cpuTime(() => check(project))} fix ${cpuTime(() => planFixes(project, check))}`;
}

/** Milliseconds. */
function cpuTime(work) {
  const start = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(start);
  return ((user + system) / 1000).toFixed(0);
}
