import {isBelow} from '../project/paths.ts';
import {Refusal, shellLine} from '../refusal.ts';
import type {EntryKind} from './fs.ts';
import type {Stage, Step} from './journal.ts';
import {toNative} from './native-path.ts';
import type {Keep} from './steps.ts';

type FileStep = Extract<Step, {kind: 'file'}>;

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Moves of folders as steps for each of their files, for where a folder cannot be renamed: to another file system.
 *
 * `files` are the other steps of the plan; those for files in a moved folder take place where it goes. Bytes and
 * permission bits are kept; times and owners are those of new files. Throws a Refusal when there is more in a folder
 * than files and folders.
 */
export function copiedMoves(
  stage: Stage,
  keep: Keep,
  moves: readonly Move[],
  files: readonly FileStep[],
): readonly Step[] {
  const isMoved = ({path}: FileStep) => moves.some(({from}) => isBelow(from, path));
  return [
    ...moves.flatMap((move) => copiedMove(stage, keep, move, files)),
    ...files.filter((step) => !isMoved(step)),
  ];
}

function copiedMove(stage: Stage, keep: Keep, {from, to}: Move, files: readonly FileStep[]): readonly Step[] {
  const tree = treeOf(stage, from);
  const changed = files.filter(({path}) => isBelow(from, path));
  const same = tree.files
    .filter((path) => !changed.some((step) => step.path === path))
    .map((path) => unchanged(stage, keep, path));
  const inside = [...same, ...changed];
  const moved = (path: string) => to + path.slice(from.length);
  return [
    ...tree.folders.map((folder) => ({...folder, path: moved(folder.path), becomes: 'made'}) as const),
    ...inside.flatMap(({kind, path, after}) => (after ? [{kind, path: moved(path), after}] : [])),
    ...inside.flatMap(({kind, path, before}) => (before ? [{kind, path, before}] : [])),
    ...tree.folders.toReversed().map((folder) => ({...folder, becomes: 'removed'}) as const),
  ];
}

function unchanged({fs, root}: Stage, keep: Keep, path: string): FileStep {
  const native = toNative(root, path);
  const content = keep('old', fs.read(native), fs.modeOf(native));
  return {kind: 'file', path, before: content, after: content};
}

/** A folder and everything in it, by path: folders outermost first, with their modes. */
function treeOf({fs, root}: Stage, top: string) {
  const files: string[] = [];
  const folders = [folderAt(top)];
  for (const {path} of folders) {
    for (const {name, kind} of fs.list(toNative(root, path))) {
      const inner = `${path}/${name}`;
      if (kind === 'folder') folders.push(folderAt(inner));
      else if (kind === 'file') files.push(inner);
      else throw cannotMove(top, inner, kind);
    }
  }
  return {files, folders};

  function folderAt(path: string) {
    return {kind: 'folder', path, mode: fs.modeOf(toNative(root, path))} as const;
  }
}

function cannotMove(top: string, path: string, kind: EntryKind): Refusal {
  return new Refusal(
    'cannot-move',
    `${path} is a ${kind === 'link' ? 'link' : 'special file'}, and ${top} cannot be moved to another file system with it: only plain files and folders can; put it elsewhere first`,
    shellLine`ls -ld ${path}`,
  );
}
