import {cpSync, existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeWritable} from '../writable.mjs';
import {corpora, markdownIn} from './corpora.mjs';

/** Fill a folder with one tree of so many Markdown files at the least: all corpora in it, several times over. */
export function multiplied(folder, least) {
  const sources = corpora();
  mkdirSync(join(folder, 'openspec/specs'), {recursive: true});
  mkdirSync(join(folder, 'openspec/changes/archive'), {recursive: true});
  writeFileSync(join(folder, 'openspec/config.yaml'), 'schema: spec-driven\n');
  for (let [files, copy] = [0, 0]; files < least; copy++) {
    const source = sources[copy % sources.length];
    copyInto(folder, join(source, 'openspec'), `c${copy}-`);
    files += markdownIn(join(source, 'openspec')).length;
  }
  makeWritable(folder);
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
