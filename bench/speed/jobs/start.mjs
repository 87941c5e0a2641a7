import {NAMES} from '../../peers/peers.mjs';

/** `--version`, the least a command can do. */
export const version = {
  id: 'version',
  title: '`--version`',
  cases: ({ours, peers}) => [
    {name: 'openspec', words: ours.version},
    {name: NAMES.fission, words: peers.fission.version},
    {name: NAMES.remark, words: peers.remark.version},
    {name: NAMES.rumdl, words: peers.rumdl.version},
  ],
  bars: [{text: '≤ 1.25 F', isMet: (of) => of('openspec').ratio <= 1.25}],
};

/** What a hook calls: the one staged file among 30,000. */
export const staged = {
  id: 'staged',
  title: '`lint --staged`, one file, repository of 30,000 files',
  cases({ours, peers, trees}) {
    const cwd = trees.repository();
    const piped = (words) => [
      ...['sh', '-c', 'git diff --cached --name-only --diff-filter=d -z -- "*.md" | xargs -0 "$@"', 'sh'],
      ...words,
    ];
    // Without a file these look at everything: xargs adds one.
    const bare = (words) => words.slice(0, -1);
    return [
      {name: 'openspec', words: ours.cold('--staged'), cwd},
      ...(ours.hasCache ? [{name: 'openspec, warm', words: ours.lint('--staged'), cwd}] : []),
      {name: NAMES.fission, words: peers.fission.one('improve-part-1'), cwd},
      {name: NAMES.markdownlint, words: piped(bare(peers.markdownlint.files('x'))), cwd, codes: [0, 1, 123]},
      {name: NAMES.remark, words: piped(bare(peers.remark.files('x'))), cwd, codes: [0, 1, 123]},
      {name: NAMES.rumdl, words: piped(bare(peers.rumdl.cold('x'))), cwd, codes: [0, 1, 123]},
      {name: 'git status', words: ['git', 'status', '--porcelain'], cwd},
    ];
  },
  bars: [{text: '≤ 2 F', isMet: (of) => of('openspec').ratio <= 2}],
};
