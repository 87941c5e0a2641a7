import {isBelow, OPENSPEC} from './paths.ts';

/**
 * Whether the tool writes to a path: anywhere below `openspec/`, and Markdown elsewhere.
 *
 * Outside of `openspec/` no file is written that a program would run or obey: none under `node_modules`, no settings of
 * a shell.
 */
export function isWritable(path: string): boolean {
  return isBelow(OPENSPEC, path) || /(?:^|\/)[^./][^/]*\.md$/i.test(path);
}
