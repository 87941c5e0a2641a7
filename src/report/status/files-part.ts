import type {AttributedFile} from '../../history/attribution.ts';
import type {Change} from '../../project/change.ts';
import {isBelow} from '../../project/paths.ts';
import {counted, type Style, visible} from '../style.ts';
import {columnsOf, fitted, wrapped} from './layout.ts';
import {moreLine} from './more.ts';
import type {Part, Screen} from './part.ts';
import type {WholeState} from './state.ts';

const MOST = 8;

/** A path and what is to be said of it. */
interface Row {
  readonly path: string;
  readonly note: string;
}

/** Files with one thing in common. */
interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** What git says was touched, set against what the documents say. Each file stands in one group. */
export const filesPart: Part = (state, screen) => {
  const {style} = screen;
  const groups = groupsOf(state).filter(({rows}) => rows.length > 0);
  const counts = countsOf(state);
  const title = style.paint('bold', 'Files');
  if (counts.length === 0 && groups.length === 0) return [];
  const [first = '', ...others] = wrapped(counts.join(', '), columnsOf(style), '       ');
  return [
    `${title}  ${first.trimStart()}`,
    ...others,
    ...groups.flatMap((group) => groupLines(group, state.change.name, screen)),
  ];
};

function countsOf({change, files, work}: WholeState): readonly string[] {
  const {touched, planned, reason, isKnown} = files;
  if (!isKnown || work.kind === 'unknown') return [`not known. ${visible(reason ?? '')}`];
  const uncommitted = touched.filter(({isUncommitted}) => isUncommitted).length;
  const commits = work.attribution.commits.length;
  const open = uncommitted > 0 ? ` (${uncommitted} not committed)` : '';
  const worked =
    touched.length === 0
      ? `none touched${commits > 0 ? ` in ${counted(commits, 'commit')}` : ' yet'}`
      : `${touched.length} touched${open} in ${counted(commits, 'commit')}`;
  return [
    change.archived && touched.length === 0 && commits === 0
      ? 'not known. No commit speaks for this change'
      : worked,
    ...(planned.length > 0 && !change.archived ? [`${planned.length} planned and not touched`] : []),
    ...(reason === undefined ? [] : [visible(reason)]),
  ];
}

function groupsOf({change, files}: WholeState): readonly Group[] {
  const {touched, unlisted, planned, hasLists, isKnown} = files;
  const guarded = new Set(files.protected.map(({path}) => path));
  const strange = new Set(unlisted);
  const unplanned = touched.filter((file) => strange.has(file) && !guarded.has(file.path));
  const others = touched.filter((file) => !strange.has(file) && !guarded.has(file.path));
  return [
    {
      title: 'Protected',
      rows: files.protected.map(({path, by, isTouched}) => ({
        path,
        note: `${isTouched ? 'touched' : 'listed'}, see ${by}`,
      })),
    },
    {
      title: hasLists ? 'Touched, and listed in no delta' : 'Touched, and named in no document',
      rows: unplanned.map(touchedRow),
    },
    {
      title: hasLists ? 'Touched, and listed' : 'Touched, and named in a document',
      rows: others.map(touchedRow),
    },
    {
      title: isKnown ? 'Planned, and not touched' : 'Planned',
      rows: change.archived
        ? []
        : planned
            .filter(({path}) => !guarded.has(path))
            .map(({path, document}) => ({path, note: shownDocument(document, change)})),
    },
  ];
}

/** A document of the change by its name in it, another one by its path. */
function shownDocument(document: string, {folder}: Change): string {
  return isBelow(folder, document) ? document.slice(folder.length + 1) : document;
}

function touchedRow({path, kind, from, isUncommitted}: AttributedFile): Row {
  const parts = [
    kind === 'renamed' && from !== undefined ? `renamed from ${from}` : kind,
    ...(isUncommitted ? ['not committed'] : []),
  ];
  return {path, note: parts.join(', ')};
}

/** Paths that are longer push what stands behind them to the right. */
const WIDEST = 56;

function groupLines({title, rows}: Group, name: string, {style, mustFit}: Screen): readonly string[] {
  const shown = rows.slice(0, MOST).map(({path, note}) => ({path: visible(path), note: visible(note)}));
  const width = Math.min(Math.max(...shown.map(({path}) => path.length)), WIDEST);
  const lines = shown.map((row) => rowLine(row, width, style, mustFit));
  const all = rows.length > MOST ? ` (${rows.length})` : '';
  return [
    `  ${title}${all}`,
    ...lines,
    ...moreLine(rows.length - MOST, ['files', name, '--evidence'], style, '    '),
  ];
}

/** A note that finds no room behind its path is left out only where all must fit; a path is cut in its middle. */
function rowLine({path, note}: Row, width: number, style: Style, mustFit: boolean): string {
  if (!mustFit) return `    ${path.padEnd(width)}  ${note}`;
  const room = columnsOf(style) - 4;
  const shortest = Math.min(width, Math.max(room - note.length - 2, Math.ceil(room / 2)));
  const shown = fitted(path, Math.min(room, shortest), style);
  return `    ${shown.padEnd(shortest)}  ${fitted(note, Math.max(room - shortest - 2, 4), style)}`;
}
