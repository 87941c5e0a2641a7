/** What matches a path and all below it. A byte that is no UTF-8, or ends a line, cannot be said, so any stands for it. */
export function pathspecsOf(path: string): readonly string[] {
  if (!/[\p{Cs}\n\r]/u.test(path)) return [`:(top,literal)${path}`];
  const pattern = path.replace(/[\\*?[]/g, '\\$&').replace(/[\p{Cs}\n\r]/gu, '?');
  return [`:(top,glob)${pattern}`, `:(top,glob)${pattern}/**`];
}
