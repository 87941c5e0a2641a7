import {byCodePoint} from '../../project/read-project.ts';

/** What is not shared between shards. */
export interface Unit {
  readonly name: string;
  /** How much work it is, against others. */
  readonly weight: number;
}

/**
 * The shard of each unit, 1-based, by its name: the heaviest first, each to the shard that has least so far.
 *
 * The same units are dealt the same way, in whatever order they come; the first shard begins with `head`. At most a third
 * more than the best there is: R. L. Graham, Bounds on Multiprocessing Timing Anomalies, 1969 (longest first).
 */
export function deal(units: readonly Unit[], total: number, head: number): ReadonlyMap<string, number> {
  const loads = Array.from({length: total}, (_, index) => (index === 0 ? head : 0));
  const sorted = units.toSorted((a, b) => b.weight - a.weight || byCodePoint(a.name, b.name));
  return new Map(
    sorted.map(({name, weight}) => {
      const least = loads.reduce((best, load, index) => (load < (loads[best] ?? 0) ? index : best), 0);
      loads[least] = (loads[least] ?? 0) + weight;
      return [name, least + 1];
    }),
  );
}
