import {dirname} from 'node:path';
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
  EBUSY: 'another program holds it or keeps changing it, or a file system is mounted there',
  ENXIO: 'it is neither a file nor a folder',
  EMFILE: 'too many files are open',
  EXDEV: 'it lies on another file system',
  ENOENT: 'it does not exist',
  EEXIST: 'something is already there',
  ENOTEMPTY: 'something is already there',
};

/** Where room can be made is seen in what all file systems hold, bytes and files. */
const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** What a file system answers, as Node names it (`ENOENT`); nothing for any other error. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as {code?: unknown} | undefined)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** What an error of the file system means, as a clause; nothing when it is not one. */
export function reasonOf(error: unknown): string | undefined {
  const code = codeOf(error);
  return code && (SENTENCES[code] ?? `the system answers ${code}`);
}

/** An error of the file system with the paths it is about, which `asRefusal` then names; any other error as it is. */
export function about(paths: readonly string[], error: unknown): unknown {
  const code = codeOf(error);
  return code
    ? Object.assign(new Error(`${code}: ${paths.join(', ')}`, {cause: error}), {code, paths})
    : error;
}

/** An error of the file system as a Refusal; any other error as it is. `path` is for one that is about no other. */
export function asRefusal(error: unknown, verb: string, path: string): unknown {
  const reason = reasonOf(error);
  if (reason === undefined) return error;
  const {paths = [path]} = error as {paths?: readonly string[]};
  const hint = NO_ROOM.has(codeOf(error) ?? '') ? 'df -h && df -i' : shellLine`ls -ld ${around(paths)}`;
  return new Refusal(`cannot-${verb}`, `Cannot ${verb} ${paths.join(' or ')}: ${reason}`, hint);
}

/** Whether a file may come or go is a matter of its folder. */
function around(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => [dirname(path), path]))];
}
