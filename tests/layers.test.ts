import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';

const ROOT = new URL('..', import.meta.url);

/** What each folder of `src/` may import of ours, besides itself and what is `FOR_EVERYONE`. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  markdown: [],
  deltas: ['markdown'],
  dialects: ['deltas', 'markdown'],
  facts: ['dialects', 'deltas', 'markdown'],
  project: ['facts', 'dialects', 'deltas', 'markdown'],
  history: ['project', 'facts', 'dialects', 'deltas', 'markdown'],
  lint: ['history', 'changelog', 'summary', 'project', 'facts', 'dialects', 'deltas', 'markdown'],
  summary: ['history', 'changelog', 'project', 'facts', 'dialects', 'deltas', 'markdown'],
  changelog: ['project', 'facts', 'dialects', 'deltas', 'markdown'],
  // `node:fs` has one importer, so git reads the disk through it.
  git: ['history', 'disk', 'project', 'facts', 'dialects', 'deltas', 'markdown'],
  plan: ['history', 'lint', 'changelog', 'summary', 'project', 'facts', 'dialects', 'deltas', 'markdown'],
  disk: ['plan', 'project', 'markdown'],
  remark: ['disk', 'lint', 'project', 'markdown'],
  report: [
    'plan',
    'history',
    'lint',
    'changelog',
    'summary',
    'project',
    'facts',
    'dialects',
    'deltas',
    'markdown',
  ],
};

/** Folders whose types, but not whose code, a layer may know. */
const TYPES_OF: Readonly<Record<string, readonly string[]>> = {};

const FOR_EVERYONE = [
  'src/three-way.ts',
  'src/refusal.ts',
  'src/called.ts',
  'src/printable.ts',
  'src/once.ts',
  'src/short-commit.ts',
  'src/json.ts',
];
const TOUCHES_THE_WORLD = /^(?:cli|src\/disk|src\/git)\//;
const DOES_IO = /^(?:node:|simple-git$|commander$|@clack\/prompts$)/;

/** Packages that are imported where it says, and nowhere else. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  'remark-gfm': /^src\/(?:markdown\/(?:remark-tree|print-tree)|remark\/github-markdown)\.ts$/,
  'remark-parse': /^src\/markdown\/remark-tree\.ts$/,
  'remark-stringify': /^src\/markdown\/print-tree\.ts$/,
  'simple-git': /^src\/git\/simple-git\.ts$/,
  'node:fs': /^(?:src\/disk\/(?:node-fs|processes)\.ts$|cli\/)/,
  'node-diff3': /^src\/markdown\/merge\/lines\.ts$/,
  'node:fs/promises': /^cli\//,
  commander: /^cli\//,
  '@clack/prompts': /^cli\//,
};

interface Import {
  /** A package, or the path of one of our files relative to the repository. */
  readonly target: string;
  readonly isType: boolean;
}

interface Code {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

function codeBelow(folder: string): readonly Code[] {
  if (!existsSync(new URL(`${folder}/`, ROOT))) return [];
  const entries = readdirSync(new URL(`${folder}/`, ROOT), {recursive: true, encoding: 'utf8'});
  return entries
    .map((entry) => `${folder}/${entry.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|mts|cts|js)$/.test(path))
    .map(codeAt);
}

function codeAt(path: string): Code {
  const text = readFileSync(new URL(path, ROOT), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?'([^']+)'/gm);
  const dynamic = text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g);
  const imports = [
    ...Array.from(statements, ([, type, names = '', specifier = '']) => ({
      target: resolved(path, specifier),
      isType: !!type || onlyTypes(names),
    })),
    ...Array.from(dynamic, ([, specifier = '']) => ({target: resolved(path, specifier), isType: false})),
  ];
  return {path, text, imports};
}

/** `{type A, type B}` brings no code. */
function onlyTypes(names: string): boolean {
  const [, inner] = /^\{([\s\S]*)\}$/.exec(names.trim()) ?? [];
  const listed =
    inner
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return listed.length > 0 && listed.every((name) => name.startsWith('type '));
}

function resolved(from: string, specifier: string): string {
  return specifier.startsWith('.') ? new URL(specifier, `file:///${from}`).pathname.slice(1) : specifier;
}

function layerOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

const src = codeBelow('src');
const all = [...src, ...codeBelow('cli')];

/** Every import that breaks a law, as `from → target`. */
function breaches(
  files: readonly Code[],
  breaks: (target: string, file: Code, isType: boolean) => boolean,
): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({target, isType}) => breaks(target, file, isType))
      .map(({target}) => `${file.path} → ${target}`),
  );
}

describe('imports', () => {
  test('are seen by this scan', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(all.flatMap(({imports}) => imports).length).toBeGreaterThan(100);
    expect(codeAt('src/disk/commit.ts').imports).toContainEqual({target: 'src/disk/fs.ts', isType: true});
    expect(codeAt('src/disk/steps.ts').imports).toContainEqual({target: 'node:path', isType: false});
  });

  test('src never imports cli', () => {
    expect(breaches(src, (target) => target.startsWith('cli/'))).toEqual([]);
  });

  test('every folder of src has its place in the order', () => {
    const folders = new Set(src.flatMap(({path}) => layerOf(path) ?? []));
    expect([...folders].filter((folder) => !BELOW[folder])).toEqual([]);
  });

  test('go down', () => {
    const goesUp = (target: string, {path}: Code, isType: boolean): boolean => {
      const from = layerOf(path);
      if (!from || !target.startsWith('src/') || FOR_EVERYONE.includes(target)) return false;
      const to = layerOf(target) ?? target;
      return to !== from && !BELOW[from]?.includes(to) && !(isType && TYPES_OF[from]?.includes(to));
    };
    expect(breaches(src, goesUp)).toEqual([]);
  });

  test('the markdown layer could be published alone', () => {
    const markdown = src.filter(({path}) => layerOf(path) === 'markdown');
    expect(
      breaches(
        markdown,
        (target) => /^(?:src|cli)\//.test(target) && !/^src\/(?:markdown\/|once\.ts$)/.test(target),
      ),
    ).toEqual([]);
  });

  test('touch the world in three folders only', () => {
    expect(breaches(all, (target, {path}) => DOES_IO.test(target) && !TOUCHES_THE_WORLD.test(path))).toEqual(
      [],
    );
  });

  test.each(Object.entries(ONLY_IN))('%s has its one place', (name, place) => {
    expect(breaches(all, (target, {path}) => target === name && !place.test(path))).toEqual([]);
  });
});

describe('files', () => {
  const offenders = (breaks: (file: Code) => boolean): readonly string[] =>
    all.filter(breaks).map(({path}) => path);

  test('only the bin reads the process, but for which processes run', () => {
    const reads = /(?<![\w.'"`-])process\s*(?:\?\.|\.|\[)\s*['"\w]|from 'node:process'|globalThis\.process/;
    const mayRead = ['cli/main.ts', 'src/disk/processes.ts'];
    expect(offenders(({path, text}) => !mayRead.includes(path) && reads.test(text))).toEqual([]);
  });

  test('read no clock', () => {
    const reads = /\bnew Date\(\s*\)|\bDate\.now\(|\bperformance\.now\(/;
    expect(offenders(({path, text}) => path !== 'cli/main.ts' && reads.test(text))).toEqual([]);
  });

  test('export by name, but for what another program loads', () => {
    const loaded = ['src/remark.ts'];
    expect(
      offenders(
        ({path, text}) =>
          !loaded.includes(path) && /^export\s+default\b|^export\s*\{[^}]*\bas default\b/m.test(text),
      ),
    ).toEqual([]);
  });

  test('have at most 300 lines', () => {
    expect(offenders(({path}) => readFileSync(new URL(path, ROOT), 'utf8').split('\n').length > 301)).toEqual(
      [],
    );
  });

  test('are named for what they hold', () => {
    expect(
      offenders(({path}) => /util|helper|common|manager/i.test(path.slice(path.lastIndexOf('/') + 1))),
    ).toEqual([]);
    expect(
      offenders(({path}) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(path.slice(path.lastIndexOf('/') + 1))),
    ).toEqual([]);
  });
});
