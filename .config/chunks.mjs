/**
 * Which file of dist/bin/ a module stands in: what is needed together lies together, and what is seldom needed apart.
 *
 * The first pattern that fits decides. What fits none is `base` where the program cannot begin without it, `hot` where the hot path reaches it, by way of modules that fit
 * none either, `command-<name>` where one command alone does, and `common` else. A file is read when something of it is
 * first called, so a wrong place costs time, and nothing else.
 */
export const PLACES = [
  [/^cli\/(?:main|build|descriptor|exit-codes|completion\/question)\.ts$|^src\/once\.ts$/, 'openspec'],
  [/^cli\/completion\/(?!question)/, 'completion'],
  [/^cli\/kept-run\/(?:ask-git|outcome)\.ts$|^src\/git\/(?:environment|pinned-options)\.ts$/, 'base'],
  [/^cli\/(?:rest|run|turn|guard|plain-line|flags|open|git-facts|commands\/index)\.ts$/, 'hot'],
  [
    /^src\/lint\/(?:part-for|rivals|check-change)\.ts$|^src\/project\/with-changes\.ts$|^src\/dialects\/(?:spec|merge\/problem)\.ts$/,
    'hot',
  ],
  [
    /^src\/report\/(?:findings\/.*|style|code-frame|finding-hints|level-colors)\.ts$|^src\/plan\/plan\.ts$/,
    'hot',
  ],
  [/^src\/changelog\/(?:kept-views|index|formats\/[^/]+)\.ts$/, 'hot'],
  [/^cli\/(?:program|help|usage)\.ts$|\/commander\//, 'commander'],
  [
    /^cli\/prompt\.ts$|\/(?:@clack|sisteransi|picocolors|fast-string-width|fast-string-truncated-width|fast-wrap-ansi)\//,
    'prompt',
  ],
  [
    /^src\/git\/simple-git\.ts$|\/(?:simple-git|@simple-git|@kwsites|debug|ms|supports-color|has-flag)\//,
    'simple-git',
  ],
  [/\/yaml\//, 'yaml'],
  [/\/(?:diff|node-diff3)\//, 'diff'],
  [/\/semver\//, 'semver'],
  [/\/smol-toml\//, 'toml'],
  [
    /^src\/markdown\/print-tree\.ts$|\/(?:remark-stringify|mdast-util-to-markdown|longest-streak|zwitch)\//,
    'print',
  ],
  [/^src\/markdown\/remark-tree\.ts$|\/node_modules\/|^node_modules\//, 'remark'],
  [/^src\/changelog\//, 'changelog'],
  [/^src\/(?:dialects|markdown)\/merge\//, 'merge'],
  [/^src\/report\//, 'report'],
  [/^src\/plan\/hooks\/|^src\/plan\/merge-driver\//, 'hooks'],
  [/^src\/plan\/|^src\/lint\/fixes\//, 'plan'],
  [
    /^src\/markdown\/(?:table|compose|change-items|part|sentence|chapter|item|open-block|conflict-hunk|print|gap|escape-html|encoding)\.ts$/,
    'edit',
  ],
  [/^src\/dialects\/(?:renames|name-difference|stray-close|no-files|file-words|wrapping-code)\.ts$/, 'edit'],
  [
    /^src\/disk\/(?:preflight|steps?|lock|copied-moves|recover|own-folder|step-state|try-turn|commit-alone|journal-shape|put-file|claim-name)\.ts$/,
    'disk',
  ],
  [/^src\/lint\/settings\/problems\/|^src\/lint\/metadata-file\.ts$/, 'settings'],
  [
    /^src\/history\/(?:bases\/(?!asked-deltas|delta-place)|evidence|frozen-files|repeats|deeds|links|message|trailers|history|uncommitted)/,
    'history',
  ],
  [
    /^src\/lint\/(?:across\/(?!overlaps|stale)|implied|rivals|part-for|check-change|numbers-said|deltas\/(?:scenario-|conflict-places|mark-fix))/,
    'lint',
  ],
  [
    /^cli\/lint\/(?:open-staged|across|staged|stdin|listed-project|moves|since)\.ts$|^src\/git\/(?!find-repository)/,
    'git',
  ],
  [
    /^src\/project\/(?:archive-record|against-target|meant-day|path-pattern|prohibitions|find-change|code-words|managed-block|kept-json|with-file|archived-renames|with-changes|with-bases|writable-path)\.ts$/,
    'project',
  ],
];

/** Small packages without a state, which may stand in several files. */
export const IN_SEVERAL =
  /\/(?:mdast-util-to-string|unist-util-visit|unist-util-visit-parents|unist-util-is|fastest-levenshtein)\//;

/** Where the hot path begins. */
export const HOT = 'cli/commands/lint.ts';

/** The place of each module of a graph of imports, as esbuild's metafile has it. */
export function chunksOf(inputs, entry) {
  const placed = (path) => PLACES.find(([pattern]) => pattern.test(path))?.[1];
  const found = new Map();
  const reach = (from, isCrossed) => {
    const reached = new Set();
    const ahead = [from];
    for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      for (const {path: next, kind, external} of inputs[path].imports)
        if (!external && (placed(next) ?? 'hot') === 'hot' && isCrossed(kind)) ahead.push(next);
    }
    return reached;
  };
  const isStatic = (kind) => kind !== 'dynamic-import';
  const commands = inputs['cli/commands/index.ts'].imports
    .map(({path}) => path)
    .filter((path) => path.startsWith('cli/commands/'));
  const reachedBy = new Map(commands.map((path) => [path, reach(path, isStatic)]));
  const atOnce = reach(entry, isStatic);
  const begins = [HOT, ...Object.keys(inputs).filter((path) => placed(path) === 'hot')];
  const hot = new Set(begins.flatMap((path) => [...reach(path, isStatic)]));
  for (const path of Object.keys(inputs)) {
    const users = commands.filter((command) => reachedBy.get(command).has(path));
    const place =
      placed(path) ??
      (atOnce.has(path)
        ? 'base'
        : hot.has(path)
          ? 'hot'
          : users.length === 1
            ? `command-${users[0].replace(/^.*\/|\.ts$/g, '')}`
            : 'common');
    found.set(path, place);
  }
  return found;
}
