import {shellLine} from './refusal.ts';

/** How the program was called, which is how it is to be called again. */
export interface Called {
  /** What stands for `openspec` in a command to paste: `openspec-changes`, `npx openspec`. */
  readonly program: string;
  /** What `--root` was given; absent without it. */
  readonly root: string | undefined;
}

/** Commands that are about no project. */
const ROOTLESS = ['explain', 'completion', 'help'];

/**
 * A command of ours as it is to be pasted: by the name the program was called by, and about the same project. Anything
 * else stays as it is.
 */
export function calledAgain(command: string, {program, root}: Called): string {
  const [ours, word] = /^openspec(?= |$)(?: ([a-z]+)(?= |$))?/.exec(command) ?? [];
  if (ours === undefined) return command;
  const rest = command.slice(ours.length);
  const isRooted = root !== undefined && word !== undefined && !ROOTLESS.includes(word);
  const takesRoot = isRooted && !/ --(?:root|help)\b/.test(rest);
  return `${program}${ours.slice('openspec'.length)}${takesRoot ? shellLine` --root ${root}` : ''}${rest}`;
}
