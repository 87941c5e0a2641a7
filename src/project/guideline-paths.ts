import {patternFault} from './path-pattern.ts';
import {CHANGES, GUIDELINES, isBelow, SPECS, TEMPLATES, TRANSACTIONS} from './paths.ts';
import {foldName, isInnerPath, portableProblem} from './portable-name.ts';
import {isWritable} from './writable-path.ts';

/** Read the value of `guidelines:`: one path, or a list. Never throws: what cannot be one counts as not said. */
export function readGuidelinePaths(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [GUIDELINES];
  const named = (Array.isArray(value) ? value : [value]).filter(
    (path: unknown): path is string => typeof path === 'string' && guidelineFault(path) === undefined,
  );
  const first = new Map(named.toReversed().map((path) => [guidelineKey(path), path] as const));
  return [...new Set(named.map((path) => first.get(guidelineKey(path)) ?? path))];
}

/** By what two paths are known to be one file on some system. */
export function guidelineKey(path: string): string {
  return foldName(path);
}

/** Why no guidelines can be kept at a path, as the end of a sentence; nothing when they can. */
export function guidelineFault(path: string): string | undefined {
  const fault = patternFault(path);
  if (fault !== undefined) return fault;
  if (!isInnerPath(path)) return 'is no path below the project';
  const unportable = path.split('/').flatMap((name) => portableProblem(name) ?? [])[0];
  if (unportable !== undefined) return `names no file everywhere: ${unportable}`;
  if (!/\.md$/i.test(path)) return 'is no Markdown file';
  if (!isWritable(path)) return 'is not written: outside of `openspec/` only files named `*.md` are';
  const isOthers = [CHANGES, SPECS, TEMPLATES, TRANSACTIONS].some((folder) => isBelow(folder, path));
  return isOthers ? 'lies among changes, specs or templates' : undefined;
}
