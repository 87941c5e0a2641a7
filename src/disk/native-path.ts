import {join, sep} from 'node:path';

/** The absolute native path of a project path. */
export function toNative(root: string, path: string): string {
  return join(root, path.split('/').join(sep));
}
