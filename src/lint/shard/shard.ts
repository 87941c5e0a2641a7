/** One part of a run that is shared between machines; 1-based. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** More parts than this are no help: each of them starts a program. */
export const MOST_SHARDS = 1000;

/** The shard that `2/8` names; nothing for what names none. */
export function shardNamed(word: string): Shard | undefined {
  const [, index, total] = /^(\d{1,4})\/(\d{1,4})$/.exec(word) ?? [];
  const shard = {index: Number(index), total: Number(total)};
  return isShard(shard) ? shard : undefined;
}

/** Whether there is such a shard. */
export function isShard({index, total}: Shard): boolean {
  return index >= 1 && index <= total && total <= MOST_SHARDS;
}
