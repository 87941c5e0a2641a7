import type {Range} from '../../markdown/place.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import type {MergeProblem} from './problem.ts';

/**
 * What a delta says twice or against itself, before any spec is looked at.
 *
 * REMOVED and ADDED under one name replace a requirement, and are no conflict.
 */
export function conflictsIn(delta: RequirementDelta): readonly MergeProblem[] {
  const {path} = delta.document.source;
  const problem = (range: Range, message: string): MergeProblem => ({
    code: 'delta-conflict',
    path,
    range,
    message,
  });
  const {added, modified, removed, renamed} = delta;
  const names = (list: readonly {readonly name: string}[]) => new Set(list.map(({name}) => name));
  const [isAdded, isRemoved] = [names(added), names(removed)];
  const sources = new Map(renamed.map(({from, to}) => [from, to]));
  return [
    ...(
      [
        ['ADDED', added],
        ['MODIFIED', modified],
        ['REMOVED', removed],
      ] as const
    ).flatMap(([keyword, list]) =>
      repeated(list.map((item) => ({key: item.name, range: headingOf(item)}))).map(({key, range}) =>
        problem(range, `\`${key}\` stands twice under ${keyword}, expected it once`),
      ),
    ),
    ...repeated(renamed.map((rename) => ({key: rename.from, range: rename}))).map(({key, range}) =>
      problem(range, `\`${key}\` is renamed twice, expected it once`),
    ),
    ...repeated(renamed.map((rename) => ({key: rename.to, range: rename}))).map(({key, range}) =>
      problem(range, `Two requirements are renamed to \`${key}\`, expected different names`),
    ),
    ...modified.flatMap(({name, heading}) => [
      ...(isAdded.has(name)
        ? [problem(heading, `\`${name}\` is both ADDED and MODIFIED, expected one of them`)]
        : []),
      ...(isRemoved.has(name)
        ? [problem(heading, `\`${name}\` is both MODIFIED and REMOVED, expected one of them`)]
        : []),
      ...(sources.has(name)
        ? [
            problem(
              heading,
              `\`${name}\` is renamed here, expected MODIFIED under its new name \`${sources.get(name)}\``,
            ),
          ]
        : []),
    ]),
    ...removed.flatMap((removal) =>
      sources.has(removal.name)
        ? [problem(removal, `\`${removal.name}\` is both RENAMED and REMOVED, expected one of them`)]
        : [],
    ),
    ...renamed.flatMap((rename) =>
      rename.to !== undefined && isAdded.has(rename.to)
        ? [
            problem(
              rename,
              `\`${rename.to}\` is both ADDED and the new name of \`${rename.from}\`, expected one of them`,
            ),
          ]
        : [],
    ),
  ];
}

function headingOf(item: Range & {readonly heading?: Range}): Range {
  return item.heading ?? item;
}

/** The items whose key was there before. */
function repeated(items: readonly {readonly key: string | undefined; readonly range: Range}[]) {
  const seen = new Set<string>();
  return items.filter(({key}) => {
    if (key === undefined) return false;
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated;
  });
}
