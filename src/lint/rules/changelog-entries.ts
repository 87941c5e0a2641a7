import type {ChangelogTable, Row} from '../../changelog/formats/table/readme.ts';
import {type Document, placeIn} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {README} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {foldName, type ListedChange, listedAsActive, namesOf} from '../changelog/changelog-names.ts';
import {changesReadmeOf} from '../changelog/changelog-table.ts';
import {defineRule, type Problem} from '../rule.ts';

export const changelogEntries = defineRule({
  id: 'changelog-entries',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary:
    'the changelog table has every archived change once, and what is listed as active is an active change',
  *check(project) {
    const readme = changesReadmeOf(project);
    if (readme?.table) yield* missingRows(readme.table, project);
    if (readme?.table) yield* repeatedRows(readme.table, readme.document);
    if (readme?.active) yield* notActive(project, listedAsActive(readme.active));
  },
});

function* missingRows({rows, node}: ChangelogTable, {archive}: Project): Generator<Problem> {
  const written = new Set(rows.map(({change}) => foldName(change)));
  const header = node.children[0] ?? node;
  for (const change of archive) {
    if (isWritten(change, written)) continue;
    const message = `No row for the archived change \`${printable(change.name)}\`, expected one: \`openspec changelog --write\``;
    yield {path: README, range: rangeOf(header), message};
  }
}

function isWritten(change: Change, written: ReadonlySet<string>): boolean {
  for (const name of namesOf(change)) if (written.has(foldName(name))) return true;
  return false;
}

function* repeatedRows({rows}: ChangelogTable, document: Document): Generator<Problem> {
  const seen = new Map<string, Range>();
  for (const row of rows) {
    const range = rangeOf(row.node);
    const first = seen.get(keyOf(row));
    if (row.change === '') continue;
    if (first === undefined) seen.set(keyOf(row), range);
    else
      yield {
        path: README,
        range,
        message: `Row repeats line ${placeIn(document, first.start).line}, expected \`${printable(row.change)}\` once`,
        related: [{range: first, message: 'first written here'}],
      };
  }
}

function keyOf({date, change, type}: Row): string {
  return JSON.stringify([date, change, type.toLowerCase()]);
}

function* notActive(project: Project, listed: readonly ListedChange[]): Generator<Problem> {
  const archived = new Set(project.archive.map(({name}) => name));
  const active = new Set(project.changes.map(({name}) => name));
  for (const {name, range, isFolder} of listed) {
    const shown = `\`${printable(name)}\``;
    const message = archived.has(name)
      ? `Archived change ${shown} listed as active, expected it under \`Archived Changes\``
      : `No change ${shown} lies here, expected its folder, or no item for it`;
    if (!active.has(name) && (archived.has(name) || isFolder)) yield {path: README, range, message};
  }
}
