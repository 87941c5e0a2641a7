import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {writeTree} from '../synthetic-tree.mjs';
import {makeWritable} from '../writable.mjs';
import {wholeCorpus} from './corpora.mjs';
import {multiplied} from './multiplied.mjs';

/** What the largest tree has at the least, and what it has nearly. */
const LARGE = {files: 22_000, bytes: 120e6};

/** The numbers of a synthetic tree of so many Markdown files, four of each change, of which most are archived. */
const numbersFor = (files) => {
  const changes = Math.ceil((files * 0.9) / 4);
  return {
    changes: Math.ceil(changes / 5),
    archived: changes - Math.ceil(changes / 5),
    specs: Math.ceil(files / 10),
  };
};

/**
 * The trees of all jobs, each made when it is first asked for and kept in a scratch folder. They are in no repository;
 * an empty `node_modules` is a place where caches may be kept.
 */
export function treesIn(scratch) {
  const tree = (name, fill) => made(join(scratch, 'trees', name), fill);
  const synthetic = (name, numbers) => tree(name, (folder) => writeTree(folder, numbers));
  const growing = (files) => synthetic(`files-${files}`, numbersFor(files));
  return {
    whole: () => (wholeCorpus() ? tree('whole', copyOf(wholeCorpus())) : growing(580)),
    copyOfWhole: () => (wholeCorpus() ? tree('whole-copy', copyOf(wholeCorpus())) : growing(581)),
    copied: (name, from) => tree(name, copyOf(from)),
    peers: () => synthetic('changes-1000', {changes: 1000, specs: 300, archived: 0}),
    large: () =>
      wholeCorpus() ? tree('large', (folder) => multiplied(folder, LARGE)) : growing(LARGE.files),
    growing,
    repository: () => tree('repository', repositoryOf),
  };
}

/** A folder whose making ended: what was left half made is made anew. */
function made(folder, fill) {
  const mark = `${folder}.made`;
  if (existsSync(mark)) return folder;
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(join(folder, 'node_modules'), {recursive: true});
  fill(folder);
  writeFileSync(mark, '');
  return folder;
}

function copyOf(corpus) {
  return (folder) => {
    for (const name of ['openspec', 'CHANGELOG.md'])
      if (existsSync(join(corpus, name))) cpSync(join(corpus, name), join(folder, name), {recursive: true});
    makeWritable(folder);
  };
}

/** A repository of 30,000 files, code for the most, with one changed file of a change staged. */
function repositoryOf(folder) {
  writeTree(folder, numbersFor(600));
  for (let index = 0; index < 29_400; index++) {
    const path = join(folder, `src/part-${Math.floor(index / 100)}/file-${index}.ts`);
    if (index % 100 === 0) mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, `export const value = ${index};\n`);
  }
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.rumdl_cache\n');
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, '-c', 'gc.auto=0', 'commit', '-q', '-m', 'Begin');
  const task = join(folder, 'openspec/changes/improve-part-1/tasks.md');
  writeFileSync(
    task,
    `# Tasks\n\n## 1. Build it\n\n${'- [ ] 1.1 Read what is there, and keep it as it is\n'}`,
  );
  git(folder, 'add', '-A');
}

function git(folder, ...words) {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  execFileSync('git', [...who, ...words], {cwd: folder, stdio: 'ignore'});
}
