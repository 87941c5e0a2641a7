import {cpSync, existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeWritable} from '../writable.mjs';
import {corpora, sizeOf} from './corpora.mjs';

/**
 * Fill a folder with one tree of so many Markdown files at the least, and nearly so many bytes: all corpora in it, several
 * times over. Those of large files and those of small ones are taken as the mean needs them.
 */
export function multiplied(folder, {files, bytes}) {
  const mean = bytes / files;
  const sources = corpora().map((root) => ({
    root: join(root, 'openspec'),
    ...ownSize(join(root, 'openspec')),
  }));
  const isLarge = (size) => size.bytes / size.files >= mean;
  const kinds = [true, false].map((kind) => sources.filter((each) => isLarge(each) === kind));
  const taken = {files: 0, bytes: 0};
  startTree(folder);
  for (let copy = 0; taken.files < files; copy++) {
    const wanted = kinds[isLarge(taken) ? 1 : 0];
    const source = wanted.shift() ?? sources[copy % sources.length];
    wanted.push(source);
    copyInto(folder, source.root, `c${copy}-`);
    taken.files += source.files;
    taken.bytes += source.bytes;
  }
  makeWritable(folder);
}

function startTree(folder) {
  mkdirSync(join(folder, 'openspec/specs'), {recursive: true});
  mkdirSync(join(folder, 'openspec/changes/archive'), {recursive: true});
  writeFileSync(join(folder, 'openspec/config.yaml'), 'schema: spec-driven\n');
}

/** What is copied of a tree: the changes that have a folder, and the specs. */
function ownSize(source) {
  const [changes, specs] = ['changes', 'specs'].map((name) => sizeOf(join(source, name)));
  return {files: changes.files + specs.files, bytes: changes.bytes + specs.bytes};
}

/** Changes and capabilities get a name of their own in each copy, deltas that of the capability they are for. */
function copyInto(folder, source, prefix) {
  copyChildren(join(source, 'specs'), join(folder, 'openspec/specs'), (name) => prefix + name);
  const changes = join(folder, 'openspec/changes');
  copyChanges(join(source, 'changes'), changes, (name) => prefix + name, prefix);
  const archived = (name) => name.replace(/^(?:\d{4}-\d{2}-\d{2}-)?/, (date) => date + prefix);
  copyChanges(join(source, 'changes/archive'), join(changes, 'archive'), archived, prefix);
}

function copyChanges(from, to, rename, prefix) {
  for (const name of foldersIn(from).filter((each) => each !== 'archive')) {
    const [source, target] = [join(from, name), join(to, rename(name))];
    const deltas = join(source, 'specs');
    cpSync(source, target, {recursive: true, filter: (path) => path !== deltas});
    copyChildren(deltas, join(target, 'specs'), (each) => prefix + each);
  }
}

function copyChildren(from, to, rename) {
  for (const name of existsSync(from) ? readdirSync(from) : [])
    cpSync(join(from, name), join(to, rename(name)), {recursive: true});
}

function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}
