/** What a line of a commit message begins with that names the commit's change. */
export const TRAILER = 'OpenSpec-Change';

const LINE = new RegExp(String.raw`^[ \t]*${TRAILER}:[ \t]*(\S.*)$`, 'gim');

const ANYWHERE = new RegExp(`${TRAILER}:`, 'i');

/**
 * The changes a message names, each once, in its order, whatever they are called: one a line, or several with commas.
 *
 * They count wherever they stand, indented too: hosts and `git merge --squash` put them into the middle of a text,
 * where git no longer takes them for trailers.
 */
export function namesIn(text: string): readonly string[] {
  // Nearly all messages hold none, and this is soon seen.
  if (!ANYWHERE.test(text)) return [];
  const listed = Array.from(text.matchAll(LINE), ([, names = '']) => names.split(','));
  return [
    ...new Set(
      listed
        .flat()
        .flatMap((name) => name.trim().split(/\s/, 1))
        .filter(Boolean),
    ),
  ];
}
