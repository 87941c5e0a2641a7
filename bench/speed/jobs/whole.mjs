import {NAMES} from '../../peers/peers.mjs';
import {sizeOf} from '../corpora.mjs';
import {FLOOR} from '../rounds.mjs';

const WARM = 'openspec, warm';
const RUMDL_WARM = `${NAMES.rumdl}, warm`;

/** Ours and every peer on a whole tree; those that are slow may be left out. */
export function everybody({ours, peers}, cwd, {isLarge = false} = {}) {
  const slow = [
    {name: NAMES.fission, words: peers.fission.all, cwd},
    {name: NAMES.markdownlint, words: peers.markdownlint.files(), cwd},
    {name: NAMES.remark, words: peers.remark.files(), cwd},
  ];
  return [
    {name: 'openspec', words: ours.wholeCold(), cwd},
    ...(ours.hasCache ? [{name: WARM, words: ours.whole(), cwd}] : []),
    {name: NAMES.rumdl, words: peers.rumdl.cold(), cwd},
    {name: RUMDL_WARM, words: peers.rumdl.warm(), cwd},
    ...(isLarge ? [] : slow),
  ];
}

const noteOf = (folder) => {
  const {files, bytes} = sizeOf(folder);
  return `The tree has ${files.toLocaleString('en-US')} Markdown files, ${(bytes / 1e6).toFixed(1)} MB.`;
};

const warmBar = (most) => ({text: `warm ≤ ${most} F`, isMet: (of) => of(WARM)?.ratio <= most});

/** A real tree whole, archived changes too. */
export const whole = {
  id: 'whole',
  title: 'a real tree of about 580 files whole, archived changes too',
  cases: (world) => everybody(world, world.trees.whole()),
  note: ({trees}) => noteOf(trees.whole()),
  bars: [
    {text: 'cold ≤ 7 F', isMet: (of) => of('openspec').ratio <= 7},
    {text: 'cold under rumdl', isMet: (of) => of('openspec').wall < of(NAMES.rumdl).wall},
    warmBar(2),
  ],
};

/** What the peer's validator is for. */
export const synthetic = {
  id: 'synthetic',
  title: 'synthetic tree of 1,000 changes and 300 specs',
  cases(world) {
    const cwd = world.trees.peers();
    return [{name: 'openspec validate --all', words: world.ours.validateAll, cwd}, ...everybody(world, cwd)];
  },
  note: ({trees}) => noteOf(trees.peers()),
  bars: [
    {
      text: '≥ 10 × faster than Fission `validate --all`',
      isMet: (of) => of(NAMES.fission).wall / of('openspec').wall >= 10,
    },
  ],
};

/** The corpora several times over. */
export const large = {
  id: 'large',
  title: '22,000 files in one tree',
  cases: (world) => everybody(world, world.trees.large(), {isLarge: true}),
  note: ({trees}) => noteOf(trees.large()),
  bars: [
    {
      text: 'cold ≥ 20 MB/s',
      isMet: (of, {trees}) => bytesPerSecond(of, trees.large()) >= 20e6,
      told: (of, {trees}) => `${(bytesPerSecond(of, trees.large()) / 1e6).toFixed(1)} MB/s`,
    },
    warmBar(25),
  ],
};

/** What the tree adds to a start of Node. */
function bytesPerSecond(of, folder) {
  return sizeOf(folder).bytes / ((of('openspec').wall - of(FLOOR).wall) / 1000);
}
