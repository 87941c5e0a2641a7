import {peakOf} from '../peak.mjs';
import {median} from '../rounds.mjs';
import {everybody} from './whole.mjs';

/** Runs of each case: memory moves less than time. */
const RUNS = 3;

/** The peak of memory on the tree of about 580 files. */
export const memory = {
  id: 'memory',
  title: 'memory for about 580 files',
  cases: (world) => everybody(world, world.trees.whole()),
  async measure(cases) {
    const found = new Map();
    for (const each of cases) {
      const taken = [];
      for (let run = 0; run < RUNS; run++) taken.push(await peakOf(each));
      found.set(each.name, {runs: RUNS, mebibytes: median(taken)});
    }
    return found;
  },
  bars: [{text: '≤ 80 MiB', isMet: (of) => of('openspec').mebibytes <= 80}],
};
