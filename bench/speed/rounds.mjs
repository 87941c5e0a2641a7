import {sample} from './measure.mjs';

/** The name of the case that starts Node and does nothing. */
export const FLOOR = 'node -e 0';

/** Milliseconds that the rounds of one case may take: slow ones are run less often, and very slow ones once. */
const BUDGET = 40_000;
/** The least that a median is taken of. */
const LEAST = 3;

/**
 * Run all cases by turns, in another order each round. Of each the medians: milliseconds, and ratios to the floor of the
 * same round.
 */
export function rounds(cases, {node, runs}) {
  const floor = {name: FLOOR, words: [node, '-e', '0'], cwd: process.cwd()};
  const all = [floor, ...cases].map((each) => {
    const first = tried(each);
    if (first.failed) return {...each, failed: first.failed, left: 0, taken: []};
    const least = first.wall < BUDGET ? Math.min(LEAST, runs) : 1;
    return {...each, left: Math.max(least, Math.min(runs, Math.floor(BUDGET / first.wall))), taken: []};
  });
  for (let round = 0; round < runs; round++) {
    const now = new Map(shuffled(all.filter(({left}) => left > round)).map((each) => [each, sample(each)]));
    for (const [each, taken] of now) each.taken.push({...taken, floor: now.get(all[0])});
  }
  return new Map(all.map(({name, failed, taken}) => [name, failed ? {failed} : told(taken)]));
}

/** One run, or why there is none: a program that runs out of memory is a result too. */
function tried(each) {
  try {
    return sample(each);
  } catch (error) {
    console.error(error.message);
    return {failed: error.code ?? 'failed'};
  }
}

function told(taken) {
  const of = (value) => median(taken.map(value));
  return {
    runs: taken.length,
    wall: of(({wall}) => wall),
    cpu: of(({cpu}) => cpu),
    ratio: of(({wall, floor}) => wall / floor.wall),
    cpuRatio: of(({cpu, floor}) => cpu / floor.cpu),
  };
}

/** The middle of some numbers, the mean of the two in the middle where they are even. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle - 1)] + sorted[Math.floor(middle)]) / 2;
}

function shuffled(list) {
  return list
    .map((each) => [Math.random(), each])
    .toSorted(([a], [b]) => a - b)
    .map(([, each]) => each);
}
