import type {ListedCommand} from './command.ts';

/** Every command, in the order of a change's life. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'init',
    summary: 'make openspec/ in this repository',
    load: async () => (await import('./init.ts')).init,
  },
  {name: 'new', summary: 'scaffold a change', load: async () => (await import('./new.ts')).newChange},
  {
    name: 'list',
    summary: 'the changes and how far they are',
    load: async () => (await import('./list.ts')).list,
  },
  {
    name: 'show',
    summary: 'one change, as its author wrote it',
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'status',
    summary: 'what a change still needs before it is archived',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'diff',
    summary: 'the specs before and after a change, by requirement and scenario',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'lint',
    summary: 'check changes and the changelog',
    load: async () => (await import('./lint.ts')).lintCommand,
  },
  {
    name: 'validate',
    summary: 'the verdict on changes and specs, as other OpenSpec tools give it',
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'files',
    summary: 'fill Files Changed from git',
    load: async () => (await import('./files.ts')).files,
  },
  {
    name: 'summary',
    summary: 'write what is known of a change into its proposal-summary.md, each line from a known source',
    load: async () => (await import('./summary.ts')).summary,
  },
  {
    name: 'archive',
    summary: 'finish changes: fill, check, move, record',
    load: async () => (await import('./archive.ts')).archive,
  },
  {
    name: 'unarchive',
    summary: 'take an archive back: the change is active again, the specs as before',
    load: async () => (await import('./unarchive.ts')).unarchive,
  },
  {
    name: 'changelog',
    summary: 'print the changelog or the notes of a release, or bring changelogs up to date',
    load: async () => (await import('./changelog.ts')).changelog,
  },
  {
    name: 'release',
    summary: 'give what is unreleased in the changelog to a version',
    load: async () => (await import('./release.ts')).release,
  },
  {
    name: 'trailer',
    summary: 'name the change in a commit message; the steps that `init --hook` sets up',
    load: async () => (await import('./trailer.ts')).trailer,
  },
  {name: 'explain', summary: 'the page of a rule', load: async () => (await import('./explain.ts')).explain},
  {
    name: 'completion',
    summary: 'complete commands and names at the press of a key, in bash, zsh or fish',
    load: async () => (await import('./completion.ts')).completion,
  },
];
