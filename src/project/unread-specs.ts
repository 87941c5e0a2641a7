import {baseName, isBelow, SPECS} from './paths.ts';

/** Where what lies at a path below `specs/` and looks like a living spec should lie; nothing for one that is read. */
export function specNameWanted(path: string): string | undefined {
  if (!isBelow(SPECS, path)) return undefined;
  if (path === `${SPECS}/spec.md`) return 'specs/<capability>/spec.md';
  const name = baseName(path);
  return name !== 'spec.md' && /^spec\.(?:md|markdown)$/i.test(name) ? 'spec.md' : undefined;
}
