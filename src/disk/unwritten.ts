import {join} from 'node:path';
import type {Fs} from './fs.ts';
import {hashOfText} from './journal.ts';
import {replaceOwnFile, tryTo} from './own-folder.ts';

/** The commit that is being made: of one work tree, and one project in it. */
export interface Place {
  /** Git's own folder for the work tree, absolute and native. */
  readonly gitFolder: string;
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
}

/** What a message held before a person wrote it. */
export interface Unwritten {
  readonly isStill: (text: string) => boolean;
}

/** Remember, for the step after the editor, what a message holds before a person writes it. */
export function keepUnwritten(fs: Fs, place: Place, text: string): void {
  replaceOwnFile(fs, fileOf(place), new TextEncoder().encode(hashOfText(text)));
}

/** What was remembered, and is no longer; nothing when there is none. */
export function takeUnwritten(fs: Fs, place: Place): Unwritten | undefined {
  const file = fileOf(place);
  if (fs.kindOf(file) !== 'file') return undefined;
  const hash = new TextDecoder().decode(fs.read(file, 256));
  tryTo(() => fs.removeFile(file));
  return {isStill: (text) => hashOfText(text) === hash};
}

/** Several projects of a repository have a step each in one commit. */
function fileOf({gitFolder, prefix}: Place): string {
  return join(gitFolder, `openspec-unwritten-${hashOfText(prefix).slice(0, 16)}`);
}
