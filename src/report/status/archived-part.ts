import {subjectOf} from '../../history/history.ts';
import {baseName} from '../../project/paths.ts';
import {shellLine} from '../../refusal.ts';
import {shortCommit} from '../../short-commit.ts';
import {visible} from '../style.ts';
import type {ArchivedWhere} from './archived-where.ts';
import {columnsOf, firstOf, wrapped} from './layout.ts';
import {moreLine} from './more.ts';
import type {Part} from './part.ts';

const MOST = 8;

/** The commits of an archived change, newest first. */
export const workPart: Part = ({change, work}, {style, mustFit}) => {
  if (!change.archived || work.kind === 'unknown' || work.attribution.commits.length === 0) return [];
  const {commits} = work.attribution;
  const lines = commits.slice(0, MOST).map((commit) => {
    const line = `  ${shortCommit(commit.hash)}  ${visible(subjectOf(commit))}`;
    const [first = ''] = mustFit ? firstOf(wrapped(line, columnsOf(style), '  '), 1, style) : [line];
    return first;
  });
  const name = baseName(change.folder);
  return [
    style.paint('bold', 'Commits'),
    ...lines,
    ...moreLine(commits.length - MOST, ['files', name, '--evidence'], style),
  ];
};

/** Where an archived change is told of, and how it is taken back. */
export const archivedPart: Part = ({change, summary, told}, {style}) => {
  if (!change.archived) return [];
  const places = [...(summary === undefined ? [] : [visible(summary)]), ...told.map(placeWords)];
  return [
    ...(places.length > 0
      ? [style.paint('bold', 'Told in'), ...places.map((place) => `  ${place}`), '']
      : []),
    `${style.paint('green', 'Nothing is left.')} To take it back: ${shellLine`openspec unarchive ${baseName(change.folder)}`}`,
  ];
};

function placeWords({path, line, number, release}: ArchivedWhere): string {
  const at = `${visible(path)}${line === undefined ? '' : `:${line}`}`;
  return [
    at,
    ...(number === undefined ? [] : [visible(number)]),
    ...(release === undefined ? [] : [`version ${visible(release)}`]),
  ].join(', ');
}
