import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** What the bin keeps of its code goes into one folder for all tests, which starts empty, and not among what a person keeps. */
export default function givenCaches(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'openspec-caches-'));
  process.env['XDG_CACHE_HOME'] = folder;
  return () => rmSync(folder, {recursive: true, force: true});
}
