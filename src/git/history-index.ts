import {createHash} from 'node:crypto';
import {join} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import {replaceOwnFile} from '../disk/own-folder.ts';
import {decodeHistory, encodeHistory} from './history-code.ts';
import {type KnownHistory, nothingKnown} from './known-history.ts';
import type {Repository} from './locate.ts';

/** What is kept between two runs. */
export interface HistoryIndex {
  /** What was known last time; nothing when it cannot be read, or is of another form. */
  readonly read: () => KnownHistory;
  /** Keep what is known; a disk that does not let us is no failure. */
  readonly write: (known: KnownHistory) => void;
}

const none: HistoryIndex = {read: () => nothingKnown, write: () => undefined};

/**
 * The index of a repository: `<git folder>/openspec/history-….json`, safe to delete at any time.
 *
 * What a commit is never changes, but where its history ends, or is replaced, can: such a repository has no index.
 */
export function indexOf(repository: Repository, fs: Fs): HistoryIndex {
  if (repository.isShallow || isRewritten(fs, repository.commonFolder)) return none;
  const folder = join(repository.commonFolder, 'openspec');
  const key = createHash('sha256')
    .update(`${repository.isPartial}\0${repository.prefix}`)
    .digest('hex')
    .slice(0, 12);
  const file = join(folder, `history-${key}.json`);
  let kept: KnownHistory | undefined;
  return {
    read() {
      kept = readFrom(fs, file);
      return kept ?? nothingKnown;
    },
    write(known) {
      if (known !== kept) replaceOwnFile(fs, file, encodeHistory(known));
    },
  };
}

function readFrom(fs: Fs, file: string): KnownHistory | undefined {
  try {
    return fs.kindOf(file) === 'file' ? decodeHistory(fs.read(file)) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether parents may be other than the commits say: git-replace(1), and grafts, which came before it. */
function isRewritten(fs: Fs, commonFolder: string): boolean {
  const replaced = join(commonFolder, 'refs', 'replace');
  const packed = join(commonFolder, 'packed-refs');
  return (
    fs.kindOf(join(commonFolder, 'info', 'grafts')) !== undefined ||
    fs.kindOf(join(commonFolder, 'reftable')) !== undefined ||
    (fs.kindOf(replaced) === 'folder' && fs.list(replaced).length > 0) ||
    (fs.kindOf(packed) === 'file' &&
      new TextDecoder('latin1').decode(fs.read(packed)).includes(' refs/replace/'))
  );
}
