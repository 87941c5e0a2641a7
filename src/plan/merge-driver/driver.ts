import {OWN_NAME, programsIn, stepId} from '../hooks/script.ts';

/** A merge driver as git's configuration has it: gitattributes(5), "Defining a custom merge driver". */
export interface MergeDriver {
  /** What `.gitattributes` says behind `merge=`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** A line of a POSIX shell in which git fills in `%O` and the like. */
  readonly command: string;
}

/**
 * The driver of a project by its folder within the repository: empty, or `packages/api/`.
 *
 * Git takes any failure of a driver up to 128 for a conflict, and ours would stand in the file as though it were all:
 * where the program is gone or fails, git's own merge of lines is done instead, so nobody is worse off.
 */
export function mergeDriverFor(prefix: string): MergeDriver {
  const steps = [
    `for openspec in ${programsIn(prefix, OWN_NAME)}`,
    'do if command -v "$openspec" >/dev/null 2>&1',
    'then set -- found',
    '"$openspec" merge-file -- %O %A %B %P %L %S %X %Y',
    'case $? in 0) exit 0 ;; 1) exit 1 ;; esac',
    'fi',
    'done',
    // What was found and failed has said so itself.
    `test $# -gt 0 || echo "${OWN_NAME} was not found, so git merges line by line" >&2`,
    'git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B || exit 1',
  ];
  return {
    id: stepId(prefix, 'openspec'),
    name: 'specs, changes and changelogs, part by part',
    command: steps.join('; '),
  };
}

/** Whether a command is one that this program wrote, be it in other words. */
export function isOwnDriver(command: string): boolean {
  return command.startsWith('for openspec in ') && command.includes(' merge-file ');
}
