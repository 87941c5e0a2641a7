/** What stands at a path, links not followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** One name in a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/**
 * All we ask of a file system; synchronous, absolute paths in the system's own form.
 *
 * A failed call throws an error with Node's `code` (`ENOENT`, `EACCES`, …) and has done nothing.
 */
export interface Fs {
  /** Nothing where nothing is or can be: the way leads through a file or in a circle, or is too long. */
  readonly kindOf: (path: string) => EntryKind | undefined;
  /** The permission bits of a file or folder. */
  readonly modeOf: (path: string) => number;
  /** Whether a file is not to be written to: no permission bit allows it, or the system does not allow it to us. */
  readonly isReadOnly: (file: string) => boolean;
  /** Bytes of a file. */
  readonly sizeOf: (file: string) => number;
  /** The path with every link resolved. */
  readonly realPath: (path: string) => string;
  readonly list: (folder: string) => readonly Entry[];
  /**
   * The bytes of one version of a file, or its first `most`; `EBUSY` when it keeps changing. Never waits for a pipe,
   * which is `ENXIO`.
   */
  readonly read: (file: string, most?: number) => Uint8Array;
  /** Fails with `EEXIST` when something is there. The permission bits are exactly `mode`, or the system's default. */
  readonly createFile: (file: string, bytes: Uint8Array, mode: number | undefined) => void;
  /** A second name for a file; fails with `EEXIST` when something is there, with `EXDEV` as `rename` does. */
  readonly link: (file: string, name: string) => void;
  /** Replaces a file that is there; fails with `EXDEV` where that is on another file system. */
  readonly rename: (from: string, to: string) => void;
  /** The permission bits are exactly `mode`, or the system's default. */
  readonly makeFolder: (folder: string, mode?: number) => void;
  readonly removeFile: (file: string) => void;
  /** Fails with `ENOTEMPTY` when something is in it. */
  readonly removeFolder: (folder: string) => void;
  /** Have the disk keep the names in a folder; where a system cannot, nothing happens. */
  readonly syncFolder: (folder: string) => void;
  /** Changes whenever a name in the folder comes or goes. */
  readonly stampOf: (folder: string) => string;
}
