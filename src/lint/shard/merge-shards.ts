import {byPlace} from '../place.ts';
import type {Finding} from '../rule.ts';
import {noUnusedDisable} from '../rules/no-unused-disable.ts';
import {withoutStructureOf} from '../text/conflicted.ts';
import {directivePlace, keyOf, type ShardFindings} from './lint-shard.ts';

/** What one run over all there is would have found, from what all of its shards found; no baseline is applied yet. */
export function mergeShards(shards: readonly ShardFindings[]): readonly Finding[] {
  const isWithoutGit = shards.some((shard) => shard.isWithoutGit);
  const useful = new Set(
    shards.flatMap(({used, unasked}) => [...used, ...(isWithoutGit ? unasked : [])]).map(keyOf),
  );
  const conflicted = new Set(shards.flatMap((shard) => shard.conflicted));
  const told = shards
    .flatMap(({findings}) => findings)
    .filter((finding) => finding.rule !== noUnusedDisable.id || !useful.has(keyOf(directivePlace(finding))))
    .toSorted(byPlace);
  return withoutStructureOf(conflicted, told);
}
