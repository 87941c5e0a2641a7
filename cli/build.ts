/** Put in its place where the program is bundled. */
declare const OPENSPEC_BUILD: string | undefined;

/** What no other build of the program has: a digest of all its files. Nothing where it is run from its sources. */
export const buildOfProgram = typeof OPENSPEC_BUILD === 'undefined' ? undefined : OPENSPEC_BUILD;
