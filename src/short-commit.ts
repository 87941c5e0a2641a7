/** A commit as people are shown it: the first seven digits of its hash, as git shows them where no two begin alike. */
export function shortCommit(hash: string): string {
  return hash.slice(0, 7);
}
