/** The one setting that can be fatal and has no flag for `status`. */
export const ORDER_FILE = 'diff.orderFile=/dev/null';

/** Options of `git log` that a person's configuration could set, set as the output is read. */
export const PINNED_LOG = [
  '--diff-merges=first-parent',
  '--root',
  '--no-follow',
  '--no-relative',
  '--no-show-signature',
  '--no-notes',
  '--no-color',
  '--no-ext-diff',
  '--ignore-submodules=none',
] as const;

/** How the files of commits are asked for; nothing is named but where the history is cut off. */
export const RAW_LOG = [
  'log',
  ...PINNED_LOG,
  '-z',
  '--raw',
  '--encoding=UTF-8',
  '--ignore-missing',
  '--decorate=full',
  '--decorate-refs=refs/replace/',
  '--no-abbrev',
  '--no-rename-empty',
  '-l1000',
] as const;
