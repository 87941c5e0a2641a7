/**
 * Which file of dist/bin/ a module stands in: what is needed together lies together, and what is seldom needed apart.
 *
 * What the program cannot begin without is `base`. What lints and archives were seen to ask for is where `asked.json`
 * says, which `profile.mjs` writes. Of all others the first pattern that fits decides; what fits none is
 * `command-<name>` where one command alone reaches it, and `common` else. A file is read when something of it is first
 * called, so a wrong place costs time, and nothing else.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/** Where the program begins, whatever was seen. */
const FIRST = [
  [/^cli\/(?:main|build|descriptor|exit-codes|completion\/question)\.ts$|^src\/once\.ts$/, 'openspec'],
  [
    /^cli\/kept-run\/(?:ask-git|outcome)\.ts$|^src\/git\/(?:environment|pinned-options|git-process)\.ts$/,
    'base',
  ],
  // Which of these is asked for is a matter of the text.
  [/^src\/markdown\/outline\//, 'hot'],
  // These begin with their packages.
  [/^src\/markdown\/remark-tree\.ts$/, 'remark'],
  [/^src\/markdown\/print-tree\.ts$/, 'print'],
  [/^src\/git\/simple-git\.ts$/, 'simple-git'],
];

export const PLACES = [
  [/^cli\/completion\/(?!question)/, 'completion'],
  [/^cli\/(?:program|help|usage)\.ts$|\/commander\//, 'commander'],
  [
    /^cli\/prompt\.ts$|\/(?:@clack|sisteransi|picocolors|fast-string-width|fast-string-truncated-width|fast-wrap-ansi)\//,
    'prompt',
  ],
  [/\/(?:simple-git|@simple-git|@kwsites|debug|ms|supports-color|has-flag)\//, 'simple-git'],
  [/\/yaml\//, 'yaml'],
  [/\/(?:diff|node-diff3)\//, 'diff'],
  [/\/semver\//, 'semver'],
  [/\/smol-toml\//, 'toml'],
  [/\/(?:remark-stringify|mdast-util-to-markdown|longest-streak|zwitch)\//, 'print'],
  [/\/node_modules\/|^node_modules\//, 'remark'],
  [/^src\/changelog\//, 'changelog'],
  [/^src\/(?:dialects|markdown)\/merge\//, 'merge'],
  [/^src\/report\//, 'report'],
  [/^src\/plan\/hooks\/|^src\/plan\/merge-driver\//, 'hooks'],
  [/^src\/plan\/|^src\/lint\/fixes\//, 'plan'],
  [/^src\/(?:markdown|dialects)\//, 'edit'],
  [/^src\/disk\//, 'disk'],
  [/^src\/history\//, 'history'],
  [/^src\/lint\/|^cli\/lint\//, 'lint'],
  [/^src\/git\//, 'git'],
  [/^src\/project\//, 'project'],
];

/** Small packages without a state, which may stand in several files. */
export const IN_SEVERAL =
  /\/(?:mdast-util-to-string|unist-util-visit|unist-util-visit-parents|unist-util-is|fastest-levenshtein)\//;

/** The place of each module that was seen to be asked for, by its path. */
const ASKED = new Map(
  Object.entries(JSON.parse(readFileSync(join(import.meta.dirname, 'asked.json'), 'utf8'))).flatMap(
    ([place, paths]) => paths.map((path) => [path, place]),
  ),
);

/** The place of each module of a graph of imports, as esbuild's metafile has it. */
export function chunksOf(inputs, entry, asked = ASKED) {
  const first = placeIn(FIRST);
  const later = placeIn(PLACES);
  const atOnce = reachedFrom(entry);
  const commands = inputs['cli/commands/index.ts'].imports
    .map(({path}) => path)
    .filter((path) => path.startsWith('cli/commands/'));
  const reached = new Map(commands.map((path) => [path, reachedFrom(path)]));
  return new Map(Object.keys(inputs).map((path) => [path, placeOf(path)]));

  function placeOf(path) {
    const users = commands.filter((command) => reached.get(command).has(path));
    return (
      first(path) ??
      (atOnce.has(path) ? 'base' : undefined) ??
      asked.get(path) ??
      later(path) ??
      (users.length === 1 ? `command-${users[0].replace(/^.*\/|\.ts$/g, '')}` : 'common')
    );
  }

  function reachedFrom(from) {
    const found = new Set();
    const ahead = [from];
    for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
      if (found.has(path)) continue;
      found.add(path);
      for (const {path: next, kind, external} of inputs[path].imports)
        if (!external && kind !== 'dynamic-import') ahead.push(next);
    }
    return found;
  }
}

function placeIn(places) {
  return (path) => places.find(([pattern]) => pattern.test(path))?.[1];
}
