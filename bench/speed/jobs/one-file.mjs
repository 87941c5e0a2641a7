import {dirname, join, relative, sep} from 'node:path';
import {NAMES} from '../../peers/peers.mjs';
import {corpora, markdownIn, wholeCorpus} from '../corpora.mjs';

/** Lint of one file of so many KB whose path is given; where there are real deltas, one of them. */
export function oneFile(kilobytes, most) {
  return {
    id: `file-${kilobytes}`,
    title: `lint of one file of ${kilobytes} KB, path given`,
    cases({ours, peers, trees}) {
      const {cwd, path} = fileOf(kilobytes * 1000, trees);
      const change = path.split(sep).slice(2, 3);
      return [
        {name: 'openspec', words: ours.cold(path), cwd},
        ...(ours.hasCache ? [{name: 'openspec, warm', words: ours.lint(path), cwd}] : []),
        {name: NAMES.fission, words: peers.fission.one(...change), cwd},
        {name: NAMES.markdownlint, words: peers.markdownlint.files(path), cwd},
        {name: NAMES.remark, words: peers.remark.files(path), cwd},
        {name: NAMES.rumdl, words: peers.rumdl.cold(path), cwd},
      ];
    },
    note({trees}) {
      const {path, size} = fileOf(kilobytes * 1000, trees);
      return `The file is \`${path}\`, ${(size / 1000).toFixed(1)} KB.`;
    },
    bars: [{text: `≤ ${most} F`, isMet: (of) => of('openspec').ratio <= most}],
  };
}

/** The delta of an active change, else any of its documents, whose size is nearest; the tree it is in, and its path there. */
function fileOf(size, trees) {
  const roots = corpora().length > 0 ? corpora() : [trees.whole()];
  const files = roots.flatMap((root) =>
    markdownIn(join(root, 'openspec/changes')).map((file) => ({...file, root})),
  );
  const active = files.filter(
    ({root, path}) => /^[^/\\]+[/\\]./.test(within(root, path)) && !isArchived(root, path),
  );
  const nearest = (list) => list.toSorted((a, b) => Math.abs(a.size - size) - Math.abs(b.size - size))[0];
  const delta = nearest(active.filter(({path}) => path.includes(`${sep}specs${sep}`)));
  const found = delta && Math.abs(delta.size - size) < size / 5 ? delta : nearest(active);
  const isWhole = [trees.whole(), wholeCorpus()].includes(found.root);
  const cwd = isWhole ? trees.whole() : trees.copied(nameOf(found.root), found.root);
  return {cwd, path: relative(found.root, found.path), size: found.size};
}

const within = (root, path) => relative(join(root, 'openspec/changes'), path);
const isArchived = (root, path) => within(root, path).startsWith('archive');
const nameOf = (root) => `copy-of-${relative(dirname(root), root)}`;
