/**
 * Whether a path is listed itself, or a folder above it is; looked up, so that it costs the same however many are.
 */
export function coverOf(listed: readonly string[]): (path: string) => boolean {
  const entries = new Set(listed.map(bare));
  return (path) => withFolders(path).some((each) => entries.has(each));
}

/** Whether a listed entry names one of some paths, or a folder above one. */
export function reachOf(paths: readonly string[]): (listed: string) => boolean {
  const reached = new Set(paths.flatMap(withFolders));
  return (listed) => reached.has(bare(listed));
}

/** Without what only says that it is a path, or one of a folder. */
function bare(listed: string): string {
  return listed.replace(/^\.\//, '').replace(/\/$/, '');
}

function withFolders(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) found.push(at);
  return found;
}
