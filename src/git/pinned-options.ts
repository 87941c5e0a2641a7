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
