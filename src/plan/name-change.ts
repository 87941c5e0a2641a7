import {changeOfBranch, isSound, type Staging, stagedChange} from '../history/staging.ts';
import {namesIn} from '../history/trailers.ts';

/**
 * The changes that a commit's message is to name, each once: those it names already, and the one it is about.
 *
 * What a squash has gathered counts as named. The staged files speak louder than the branch, which is asked only when
 * nothing else names a change; `activeNames` is called no sooner.
 */
export function changesToName(
  body: string,
  staging: Staging,
  activeNames: () => readonly string[],
): readonly string[] {
  const named = [...namesIn(body), ...namesIn(staging.squashed)].filter(isSound);
  const staged = stagedChange(staging);
  if (staged !== undefined) return [...new Set([...named, staged])];
  if (named.length > 0) return [...new Set(named)];
  const branched = staging.branch === undefined ? undefined : changeOfBranch(staging.branch, activeNames());
  return branched === undefined ? [] : [branched];
}
