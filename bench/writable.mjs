import {chmodSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

/** Let everything below a folder be written: what was recorded may be kept read-only. */
export function makeWritable(top) {
  chmodSync(top, 0o755);
  for (const entry of readdirSync(top, {recursive: true, withFileTypes: true}))
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}
