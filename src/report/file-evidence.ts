import {reachOf} from '../dialects/coverage.ts';
import type {AttributedFile, Attribution} from '../history/attribution.ts';
import {subjectOf} from '../history/history.ts';
import {printLineCount} from '../plan/count-lines.ts';
import type {FilledFiles} from '../plan/fill-files-changed.ts';
import {plannedPaths} from '../project/planned-paths.ts';
import {shortCommit} from '../short-commit.ts';
import {counted, type Style, visible} from './style.ts';

/** Paths that are longer push what stands behind them to the right. */
const WIDEST = 48;

/** Why each file of a change is there: a line for the change, then one a file, planned ones last; cut where they must fit. */
export function evidenceLines(filled: FilledFiles, style: Style, mustFit: boolean): readonly string[] {
  const {change, attribution, lines} = filled;
  const rows = [
    ...attribution.files.map((file) => ({
      path: visible(file.path),
      done: file.kind,
      why: whyOf(file),
      count: lines?.get(file.path),
    })),
    ...untouchedPlans(filled).map(({path, document}) => ({
      path: visible(path),
      done: 'planned',
      why: `named in ${visible(document.slice(change.folder.length + 1))}`,
      count: undefined,
    })),
  ];
  const width = Math.min(Math.max(...rows.map(({path}) => path.length), 0), WIDEST);
  return [
    `${style.paint('bold', visible(change.name))}: ${summaryOf(attribution)}`,
    ...rows.map(({path, done, why, count}) => {
      const shown = count ? `${printLineCount(count)}  ` : '';
      const line = `  ${path.padEnd(width)}  ${done.padEnd(8)}  ${shown}${why}`.trimEnd();
      return mustFit && line.length > style.width
        ? `${line.slice(0, style.width - 1)}${style.hasUnicode ? '…' : '~'}`
        : line;
    }),
  ];
}

/** What a change plans and nothing touched; a folder that holds what was touched is no plan any more. */
export function untouchedPlans({
  change,
  attribution: {touched},
}: FilledFiles): ReturnType<typeof plannedPaths> {
  const isReached = reachOf(touched);
  return plannedPaths(change, {paths: touched, isThere: () => false}).filter(({path}) => !isReached(path));
}

function summaryOf({commits, files, isCutOff}: Attribution): string {
  const known = `${counted(commits.length, 'commit')}, ${counted(files.length, 'file')}`;
  if (isCutOff) return `${known}; older ones are unknown, this clone is shallow`;
  return commits.length === 0 && files.length === 0 ? 'unknown, no commit speaks for it' : known;
}

function whyOf({evidence, commits, isUncommitted, from}: AttributedFile): string {
  const telling = commits.find((commit) => commit.evidence === evidence);
  const parts = [
    ...(from === undefined ? [] : [`from ${visible(from)}`]),
    ...(telling ? [`${telling.evidence}: ${shortCommit(telling.hash)} ${visible(subjectOf(telling))}`] : []),
    ...(commits.length > 1 ? [`and ${commits.length - 1} more`] : []),
    ...(isUncommitted ? ['not committed yet'] : []),
  ];
  return parts.join(', ');
}
