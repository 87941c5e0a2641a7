import {spawnSync} from 'node:child_process';
import {cpSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {NAMES} from '../../peers/peers.mjs';
import {environment} from '../measure.mjs';

/** One change of the tree of about 580 files is archived; before each run the tree is put back. */
export const archive = {
  id: 'archive',
  title: '`archive` of one change in that tree, without git',
  cases(world) {
    const {ours, peers} = world;
    const change = changeFor(world);
    const cwd = world.trees.copyOfWhole();
    const prepare = () => putBack(world);
    return [
      {name: 'openspec', words: ours.archive(change), cwd, prepare, codes: [0]},
      {name: NAMES.fission, words: peers.fission.archive(change), cwd, prepare},
    ];
  },
  bars: [{text: '≤ 6 F', isMet: (of) => of('openspec').ratio <= 6}],
};

/** The first change with deltas that we archive. */
function changeFor(world) {
  const cwd = world.trees.copyOfWhole();
  const names = readdirSync(join(world.trees.whole(), 'openspec/changes')).filter(
    (name) => name !== 'archive',
  );
  const found = names.find((name) => {
    putBack(world);
    const [program, ...words] = world.ours.archive(name);
    return spawnSync(program, words, {cwd, env: environment(), stdio: 'ignore'}).status === 0;
  });
  if (found === undefined) throw new Error(`No change of ${cwd} can be archived`);
  return found;
}

function putBack({trees}) {
  const cwd = trees.copyOfWhole();
  rmSync(join(cwd, 'openspec'), {recursive: true, force: true});
  cpSync(join(trees.whole(), 'openspec'), join(cwd, 'openspec'), {recursive: true});
}
