import {join, relative, sep} from 'node:path';

/** The absolute native path of a project path. */
export function toNative(root: string, path: string): string {
  return join(root, path.split('/').join(sep));
}

/** The path of a native one as seen from the root; `../` where it lies elsewhere. */
export function fromNative(root: string, native: string): string {
  return relative(root, native).split(sep).join('/');
}
