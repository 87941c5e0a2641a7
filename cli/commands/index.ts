import type {ListedCommand} from './command.ts';

/** Every command, in the order of a change's life. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'init',
    summary: 'make openspec/ in this repository',
    group: 'Write',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'new',
    summary: 'scaffold a change',
    group: 'Write',
    load: async () => (await import('./new.ts')).newChange,
  },
  {
    name: 'list',
    summary: 'the changes and how far they are',
    group: 'Look',
    load: async () => (await import('./list.ts')).list,
  },
  {
    name: 'show',
    summary: 'one change or spec, as its author wrote it',
    group: 'Look',
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'status',
    summary: 'what a change still needs before it is archived',
    group: 'Look',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'diff',
    summary: 'the specs before and after a change, by requirement and scenario',
    group: 'Look',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'lint',
    summary: 'check changes, specs and changelogs; mend what is safe to mend',
    group: 'Check',
    load: async () => (await import('./lint.ts')).lintCommand,
  },
  {
    name: 'merge-reports',
    summary: 'judge what the shards of a lint found, as one run of all would have',
    group: 'Check',
    load: async () => (await import('./merge-reports.ts')).mergeReports,
  },
  {
    name: 'validate',
    summary: 'the verdict on changes and specs, as other OpenSpec tools give it',
    group: 'Check',
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'conflicts',
    summary: 'what several active changes claim, and what moved since a change was written',
    group: 'Check',
    load: async () => (await import('./conflicts.ts')).conflicts,
  },
  {
    name: 'files',
    summary: 'fill `## Files Changed` from git',
    group: 'Write',
    load: async () => (await import('./files.ts')).files,
  },
  {
    name: 'summary',
    summary: 'write proposal-summary.md: what is known of a change, each line from a known source',
    group: 'Write',
    load: async () => (await import('./summary.ts')).summary,
  },
  {
    name: 'rebase',
    summary: 'bring the deltas of a change to what the specs say now',
    group: 'Write',
    load: async () => (await import('./rebase.ts')).rebase,
  },
  {
    name: 'archive',
    summary: 'finish changes: check them, merge their specs, move them, record them in the changelogs',
    group: 'Finish',
    load: async () => (await import('./archive.ts')).archive,
  },
  {
    name: 'unarchive',
    summary: 'take an archive back: the change is active again, the specs as before',
    group: 'Finish',
    load: async () => (await import('./unarchive.ts')).unarchive,
  },
  {
    name: 'changelog',
    summary: 'print the changelog or the notes of a release, or bring changelogs up to date',
    group: 'Finish',
    load: async () => (await import('./changelog.ts')).changelog,
  },
  {
    name: 'release',
    summary: 'give what is unreleased in the changelog to a version',
    group: 'Finish',
    load: async () => (await import('./release.ts')).release,
  },
  {
    name: 'trailer',
    summary: 'name the change in a commit message; the steps that `init --hook` sets up',
    group: 'Set up',
    load: async () => (await import('./trailer.ts')).trailer,
  },
  {
    name: 'merge-file',
    summary: 'merge three versions of a file; the driver that `init --merge-driver` sets up',
    group: 'Set up',
    load: async () => (await import('./merge-file.ts')).mergeFile,
  },
  {
    name: 'explain',
    summary: 'the rules, or the page of one',
    group: 'Check',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'completion',
    summary: 'complete commands and names at the press of a key, in bash, zsh or fish',
    group: 'Set up',
    load: async () => (await import('./completion.ts')).completion,
  },
];
