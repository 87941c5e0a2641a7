import type {Mover} from '../../history/bases/moved-by.ts';
import type {BothChanged} from '../../lint/across/both-sides.ts';
import type {Overlap} from '../../lint/across/overlaps.ts';
import type {Claim} from '../../lint/deltas/claims.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import type {Project} from '../../project/project.ts';
import {shortCommit} from '../../short-commit.ts';
import {counted, type Style, visible} from '../style.ts';
import type {ToldConflicts, ToldStale} from './told-conflicts.ts';

/** Of one requirement so many reasons are shown. */
const MOST_REASONS = 6;

/** What stands in each other's way, a paragraph for each requirement and each stale part. */
export function conflictsText({project, overlaps, stale, specs}: ToldConflicts, style: Style): string {
  return [
    ...overlaps.map((overlap) => overlapLines(project, overlap, style)),
    ...stale.map((each) => staleLines(project, each, style)),
    ...specs.map((each) => specLines(each, style)),
  ]
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function overlapLines(project: Project, overlap: Overlap, style: Style): readonly string[] {
  const {claims} = overlap;
  const [first] = claims;
  const names = claims.map(({change}) => visible(change.name).length);
  const width = Math.max(...names);
  const verbs = Math.max(...claims.map(({operations}) => operations.join(', ').length));
  const claimLine = ({change, operations, path, range}: Claim): string =>
    `  ${visible(change.name).padEnd(width)}  ${operations.join(', ').padEnd(verbs)}  ${placed(project, path, range)}`;
  const head = first ? headOf(first.capability, first.name, style) : '';
  return [
    `${head}  claimed by ${counted(claims.length, 'active change')}`,
    ...claims.map(claimLine),
    ...outcomeLines(overlap, style),
  ];
}

function outcomeLines({claims, clashes, uncompared, merges}: Overlap, style: Style): readonly string[] {
  if (merges) return [`  ${style.paint('green', 'merges cleanly')}, whichever is archived first`];
  if (claims[0]?.isFeature)
    return [`  ${style.paint('yellow', 'two stories of one feature')}, expected one change at a time`];
  const reasons = clashes.map(
    ({first, second, problem}) =>
      `  ${style.paint('red', 'cannot be merged')}: ${visible(second.name)} behind ${visible(first.name)}: ${visible(problem.message)}`,
  );
  const rest = reasons.length - MOST_REASONS;
  return [
    ...reasons.slice(0, MOST_REASONS),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...(uncompared > 0 ? [`  ${counted(uncompared, 'pair')} of these not compared`] : []),
    ...(reasons.length + uncompared === 0
      ? [
          `  ${style.paint('yellow', 'not known')}: one of them cannot be archived as it is; openspec lint tells why`,
        ]
      : []),
  ];
}

function staleLines(project: Project, {part, baseDate, by}: ToldStale, style: Style): readonly string[] {
  const {change, capability, name, operation, path, range, commit, base, now, problems} = part;
  const gone = part.renamedTo === undefined ? 'removed' : `renamed to ${visible(part.renamedTo)}`;
  const verb = !now ? gone : base ? 'changed' : 'added';
  const dated = baseDate === undefined ? '' : ` of ${day(baseDate)}`;
  return [
    `${headOf(capability, name, style)}  ${verb} since ${visible(change.name)} was written`,
    `  ${visible(change.name)}  ${operation}  ${placed(project, path, range)}`,
    `  written against ${shortCommit(commit)}${dated}`,
    ...(by?.isUncommitted ? [`  ${verb} in the work tree, not committed yet`] : []),
    ...(by?.movers ?? []).slice(0, MOST_REASONS).map((mover) => `  ${verb} by ${moverText(mover)}`),
    ...(by && by.movers.length > MOST_REASONS
      ? [`  and by ${by.movers.length - MOST_REASONS} more commits`]
      : []),
    ...(by && !by.isComplete ? ['  what was done before is not known: the history that is here ends'] : []),
    ...(problems.length === 0
      ? [
          `  ${style.paint('green', 'merges cleanly')}; openspec rebase ${visible(change.name)} brings it up to date`,
        ]
      : problems.map(({message}) => `  ${style.paint('red', 'cannot be merged')}: ${visible(message)}`)),
  ];
}

function specLines({capability, name, merges}: BothChanged, style: Style): readonly string[] {
  const outcome = merges ? style.paint('green', 'merges cleanly') : style.paint('red', 'cannot be merged');
  return [`${headOf(capability, name, style)}  changed in the spec on both branches`, `  ${outcome}`];
}

/** The archived change, else the subject of the commit. */
function moverText({commit: {hash, date, author, subject}, change}: Mover): string {
  return `${change === undefined ? `"${visible(subject)}"` : visible(change)}, ${shortCommit(hash)}, ${day(date)}, ${visible(author)}`;
}

/** The author's own day. */
function day(date: string): string {
  return visible(date.slice(0, 10));
}

function headOf(capability: string | undefined, name: string, style: Style): string {
  const shown = capability === undefined ? visible(name) : `${visible(capability)}: ${visible(name)}`;
  return style.paint('bold', shown);
}

function placed(project: Project, path: string, {start}: Range): string {
  const document = project.document(path);
  return `${visible(path)}${document ? `:${placeIn(document, start).line}` : ''}`;
}
