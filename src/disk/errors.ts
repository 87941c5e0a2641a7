import {Refusal, shellLine} from '../refusal.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder, expected a file',
  ENOTDIR: 'a part of its path is a file, expected a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long for this file system',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open',
  EXDEV: 'it lies on another file system',
  ENOENT: 'it does not exist',
  EEXIST: 'something is already there',
  ENOTEMPTY: 'something is already there',
};

/** What an error of the file system means, as a clause; nothing when it is not one. */
export function reasonOf(error: unknown): string | undefined {
  const code = (error as {code?: unknown} | undefined)?.code;
  return typeof code === 'string'
    ? (SENTENCES[code] ?? (/^E[A-Z]+$/.test(code) ? `the system answers ${code}` : undefined))
    : undefined;
}

/** An error of the file system as a Refusal; any other error as it is. */
export function asRefusal(error: unknown, verb: string, path: string): unknown {
  const reason = reasonOf(error);
  if (reason === undefined) return error;
  return new Refusal(`cannot-${verb}`, `Cannot ${verb} ${path}: ${reason}`, shellLine`ls -ld ${path}`);
}
