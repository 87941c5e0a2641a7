import {blockText} from '../../dialects/merge/block.ts';
import {markProblems, unfinishedMarks} from '../../dialects/merge/marks/mark-problems.ts';
import {misspeltMarks} from '../../dialects/merge/marks/misspelt-marks.ts';
import {type CurrentBlock, listedNames, readMarks} from '../../dialects/merge/marks/scenario-marks.ts';
import {comparable} from '../../dialects/merge/slots.ts';
import type {Requirement} from '../../dialects/requirement-block.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {foldName} from '../../dialects/requirement-name.ts';
import type {Document} from '../../markdown/document.ts';
import {lineStart} from '../../markdown/place.ts';
import {once} from '../../once.ts';
import {printable} from '../../project/names.ts';
import {type Project, specPath} from '../../project/project.ts';
import type {Problem} from '../rule.ts';
import {markFix} from './mark-fix.ts';
import {specOf} from './requirement-files.ts';

/** Finds what a MODIFIED block replaces; a requirement that the delta renames stands in the spec under its old name. */
export function currentBlocks(
  project: Project,
  capability: string | undefined,
  {renamed}: RequirementDelta,
): (name: string) => CurrentBlock | undefined {
  const oldNames = once(() => new Map(renamed.toReversed().map(({from, to}) => [to, from])));
  const blocks = once(() => {
    const document = capability === undefined ? undefined : project.document(specPath(capability));
    const requirements = (document && specOf(document)?.requirements) ?? [];
    return new Map(
      requirements
        .toReversed()
        .flatMap((each) => (document ? [[each.name, {document, requirement: each}]] : [])),
    );
  });
  return (name) => blocks().get(oldNames().get(name) ?? '') ?? blocks().get(name);
}

/** Markers where nothing is replaced; in a living spec, what only looks like one is a scenario as any other. */
export function marksOutside(
  document: Document,
  requirement: Requirement,
  place: 'ADDED' | 'spec',
): readonly Problem[] {
  const marks = requirement.scenarios.filter(({kind}) => kind !== 'scenario');
  const misspelt = place === 'ADDED' ? misspeltMarks(document, requirement, undefined) : [];
  return [...marks, ...misspelt].map(({kind, heading}) => ({
    range: heading,
    message: `\`${kind.toUpperCase()} Scenario\` outside of MODIFIED, expected it in a block that replaces one`,
  }));
}

/** What is wrong with the markers of a MODIFIED block; one that was merged before has done what its markers say. */
export function unsoundMarks(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
): readonly Problem[] {
  const found = [...markProblems(document, requirement, current)].map((problem) => ({
    ...problem,
    message: printable(problem.message),
  }));
  const told = new Set(found.map(({range}) => range.start));
  const unknown = current ? unknownMarks(document, requirement, current) : [];
  const all = [...found, ...unknown.filter(({range}) => !told.has(range?.start ?? -1))];
  const isDone = all.length > 0 && current !== undefined && isApplied(document, requirement, current);
  if (isDone) return unfinishedMarks(document, requirement);
  return withFixes(document, requirement, current, all);
}

/** Markers that name nothing the spec's requirement has. */
function unknownMarks(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock,
): readonly Problem[] {
  const {removed, renamed} = readMarks(document, requirement);
  const names = listedNames(current.requirement);
  const [known, byFold] = [new Set(names), new Map(names.map((name) => [foldName(name), name]))];
  const marks = [...removed.map((marker) => ({marker, from: marker.name})), ...renamed];
  return marks.flatMap(({marker, from}) => {
    if (from === '' || known.has(from)) return [];
    const near = byFold.get(foldName(from));
    const question = near === undefined ? '' : `; did you mean \`${printable(near)}\`?`;
    const message = `No scenario \`${printable(from)}\` in \`${printable(requirement.name)}\` of the spec${question}`;
    return [{range: marker.heading, message}];
  });
}

function withFixes(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
  problems: readonly Problem[],
): readonly Problem[] {
  if (problems.length === 0 || !current) return problems;
  const marks = misspeltMarks(document, requirement, current);
  const byStart = new Map(marks.map((mark) => [mark.heading.start, mark]));
  return problems.map((problem) => {
    const mark = byStart.get(problem.range?.start ?? -1);
    const fix = mark && markFix(document, requirement, current, mark);
    return fix ? {...problem, fix} : problem;
  });
}

/** A block that was merged before says the same as the spec, its markers followed. */
function isApplied(document: Document, requirement: Requirement, current: CurrentBlock): boolean {
  const {text} = current.document;
  const {block} = current.requirement;
  const before = text.slice(lineStart(text, block.start), block.end);
  return comparable(blockText(document, requirement, current)) === comparable(before);
}
