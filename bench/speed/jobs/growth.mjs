import {NAMES} from '../../peers/peers.mjs';

const SIZES = [100, 1000, 5000, 20_000];

/** How a whole tree grows, in one table. */
export const growth = {
  id: 'growth',
  title: 'growth from 100 to 20,000 files, synthetic',
  cases: ({ours, peers, trees}) =>
    SIZES.flatMap((size) => {
      const cwd = trees.growing(size);
      const of = (name) => `${name}, ${size.toLocaleString('en-US')} files`;
      return [
        {name: of('openspec'), words: ours.wholeCold(), cwd},
        ...(ours.hasCache ? [{name: of('openspec, warm'), words: ours.whole(), cwd}] : []),
        {name: of(NAMES.rumdl), words: peers.rumdl.cold(), cwd},
      ];
    }),
  bars: [],
};
