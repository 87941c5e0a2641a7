// Bundles the bin as a file that starts at once, and files that are read when something of them is first called.
//
// esbuild cannot split CommonJS. So each file is a bundle of its own, to which the others are external; a module of
// theirs is then asked for where it is used and not where it is imported, which leaves out most of a program at most runs.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {build, transform} from 'esbuild';
import {chunksOf, IN_SEVERAL} from './chunks.mjs';

const ENTRY = 'cli/main.ts';
/** Built-ins that take milliseconds to load, or are loaded with Node already; the others are required where they stand. */
const AT_ONCE = new Set(['node:fs', 'node:path', 'node:buffer', 'node:process']);

/** Stands for the build while its digest is not known. */
const UNKNOWN = '@build-digest-@@';

/** Names of functions are kept, for the sake of stack traces; those within functions are not. */
const SMALL = {
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  lineLimit: 160,
  target: 'node20.19',
  legalComments: 'none',
};

/** Text by file name, below dist/; `place` says which file a module stands in, given the graph of imports. */
export async function bundledBin(options, place = chunksOf) {
  const whole = await build({...options, entryPoints: [ENTRY], write: false, metafile: true, outdir: 'dist'});
  const {inputs} = whole.metafile;
  const chunkOf = place(inputs, ENTRY);
  const ids = new Map(Object.keys(inputs).map((path, index) => [path, `m${index}`]));
  const names = [...new Set(chunkOf.values())];
  const asked = new Map(names.map((name) => [name, new Set()]));
  for (const [importer, {imports}] of Object.entries(inputs))
    for (const {path, external, kind} of imports)
      if (!external && !IN_SEVERAL.test(path) && isApart(kind, chunkOf.get(path), chunkOf.get(importer)))
        asked.get(chunkOf.get(path)).add(path);
  const texts = await Promise.all(names.map(async (name) => [name, await chunk(name)]));
  assertThere(texts);
  return withLoaders(Object.fromEntries(texts));

  async function chunk(name) {
    const own = [...asked.get(name)].map((path) => `export * as ${ids.get(path)} from './${path}';`);
    // What others ask the first file for is there before the program begins.
    if (name === 'openspec') own.push(`import './${ENTRY}';`);
    const stdin = {contents: own.join('\n'), resolveDir: process.cwd(), sourcefile: 'chunk-entry.mjs'};
    const apart = {
      name: 'apart',
      setup({onResolve, onLoad}) {
        onResolve({filter: /./}, ({path, importer, kind}) => {
          const from = relativeTo(importer);
          const found = inputs[from]?.imports.find(({original, path: own}) => (original ?? own) === path);
          if (!found || found.external) return undefined;
          const to = chunkOf.get(found.path);
          if (!isApart(kind, to, name) || IN_SEVERAL.test(found.path)) return undefined;
          return {path: `apart:${to}/apart_${ids.get(found.path)}_${nameOf(found.path)}`, external: true};
        });
        // Its import of child processes would load them with the program, which never has a command in a file of its own.
        onLoad({filter: /commander\/lib\/command\.js$/}, ({path}) => {
          const text = readFileSync(path, 'utf8');
          const found = "const childProcess = require('node:child_process');";
          if (!text.includes(found)) throw new Error('commander asks for child processes in another way now');
          return {
            contents: text.replace(
              found,
              "const childProcess = {spawn: (...given) => require('node:child_process').spawn(...given)};",
            ),
            loader: 'js',
          };
        });
      },
    };
    const {
      outputFiles: [file],
      metafile,
    } = await build({
      ...options,
      stdin,
      plugins: [apart],
      write: false,
      metafile: true,
      outfile: 'dist/x.cjs',
      logOverride: {'ignored-bare-import': 'silent'},
    });
    for (const path of Object.keys(metafile.inputs))
      if (path !== 'chunk-entry.mjs' && chunkOf.get(path) !== name && !IN_SEVERAL.test(path))
        throw new Error(`${path} of ${chunkOf.get(path)} is in ${name} too`);
    return finished(madeLate(askedLate(file.text)));
  }
}

/** A module that is imported when it is wanted would be wrapped, and all that it imports with it. */
function isApart(kind, to, from) {
  return to !== from || kind === 'dynamic-import';
}

/** Paths of the metafile are relative to the repository. */
function relativeTo(path) {
  const root = join(process.cwd(), '/');
  return path.startsWith(root) ? path.slice(root.length).replaceAll('\\', '/') : path;
}

function nameOf(path) {
  return path.replace(/^.*node_modules\//, '').replace(/\W+/g, '_');
}

/** What another file has is asked for where it is used: `import_x.y` becomes `(import_x()).y`, with parentheses for the sake of `new`. */
function askedLate(text) {
  const late = new Map();
  const firstFor = new Map();
  const module = /(?:__toESM\()?require\("(?:apart:([\w-]+)\/apart_(m\d+)_\w+|(node:[\w/]+))"\)(?:, 1)?\)?/;
  const declared = new RegExp(`^var (import_\\w+) = ${module.source};$`, 'gm');
  const declarations = text.replace(declared, (_, name, chunk, id, builtIn) => {
    // A built-in has no default of its own; where one is asked for, esbuild's copy of it stays.
    const builtInValue = text.includes(`${name}.default`)
      ? `__toESM(require("${builtIn}"))`
      : `require("${builtIn}")`;
    if (builtIn && AT_ONCE.has(builtIn)) return `var ${name} = ${builtInValue};`;
    const value = builtIn ? builtInValue : `load("${chunk}").${id}()`;
    if (!firstFor.has(value)) firstFor.set(value, name);
    late.set(name, firstFor.get(value));
    return '';
  });
  const used = declarations
    .replace(/\bimport_\w+\b/g, (name) => (late.has(name) ? `(${late.get(name)}())` : name))
    .replace(new RegExp(module.source, 'g'), (whole, chunk, id) =>
      chunk ? `load("${chunk}").${id}()` : whole,
    );
  if (/\b__esm\(/.test(used)) throw new Error('modules are wrapped, and would load all they import');
  if (/"apart:/.test(used))
    throw new Error(
      `a module of another file is asked for in a way that is not known: ${/.{80}"apart:.{80}/s.exec(used)}`,
    );
  return (
    used +
    [...firstFor]
      .map(([value, name]) => `var ${name}_;function ${name}(){return ${name}_??=${value}}\n`)
      .join('')
  );
}

/** Nothing is asked of a file that it does not have. Throws where something is. */
function assertThere(texts) {
  const whole = new Map(
    texts.map(([name, text]) => [name, text.replaceAll('\\\n', '').replaceAll('\n', '')]),
  );
  for (const [name, text] of whole)
    for (const [, chunk, id] of text.matchAll(/\bload\("([\w-]+)"\)\.(m\d+)\(\)/g))
      if (!new RegExp(`[{,]${id}:\\(\\)=>`).test(/module\.exports=\{.*?\}/.exec(whole.get(chunk))?.[0] ?? ''))
        throw new Error(`${name} asks ${chunk} for ${id}, which it has not`);
}

/** What a module has for other files is made an object when the first of these asks. */
function madeLate(text) {
  const own =
    /^var chunk_entry_exports = \{\};\n__export\(chunk_entry_exports, (\{[\s\S]*?\n\})\);\nmodule\.exports = __toCommonJS\(chunk_entry_exports\);$/m;
  const namespace = /^var (\w+_exports) = \{\};\n__export\(\1, (\{[\s\S]*?\n\})\);$/gm;
  const names = new Set();
  const late = text.replace(own, 'module.exports = $1;').replace(namespace, (_, name, members) => {
    names.add(name);
    return `var ${name}_;function ${name}(){if(!${name}_)__export(${name}_={},${members});return ${name}_}`;
  });
  if (/ __toCommonJS\(/.test(late)) throw new Error('esbuild exports in another way now');
  return late.replace(/(?<!function )\b\w+_exports\b(?!\()/g, (name) =>
    names.has(name) ? `${name}()` : name,
  );
}

async function finished(text) {
  const {code} = await transform(text, SMALL);
  return code.replace(/^#!.*\n/, '').trimEnd();
}

/** The files as they are written, each of which asks for others by their names. */
function withLoaders({openspec, ...others}) {
  const bodies = Object.entries(others).map(([name, body]) => [name, `${loader('./', '../')}${body}\n`]);
  const first = `#!/usr/bin/env node\n${loader('./bin/', './')}load.build="${UNKNOWN}";${openspec}\n`;
  return {openspec: first.replace(UNKNOWN, buildOf(first, bodies)), ...Object.fromEntries(bodies)};
}

function loader(others, first) {
  return `var load=name=>require(name==="openspec"?"${first}openspec.cjs":\`${others}\${name}.cjs\`);`;
}

/** What these files have and no others, nor with another version of the package, which the program tells. */
function buildOf(first, others) {
  const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([version, first, ...others.toSorted(([one], [other]) => (one < other ? -1 : 1))]))
    .digest('hex')
    .slice(0, UNKNOWN.length);
}
