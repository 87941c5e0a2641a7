import {type Change, statusOf, titleOf} from '../../../project/change.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {belongs, listedIn} from '../../belongs.ts';
import {entriesOfChange} from '../../entry.ts';
import type {Projection} from '../../view.ts';
import {wordsFor} from '../../words.ts';

/**
 * What the changelogs tell, fit for `JSON.stringify`: the same changes give the same text on any day.
 *
 * Its form is docs/schemas/changelog.json.
 */
export function changelogData(projection: Projection) {
  const {state, settings, releases} = projection;
  const changes = [...state.active, ...state.archived]
    .filter((change) => belongs(change, settings.only))
    .toSorted((a, b) => byCodePoint(a.folder, b.folder))
    .map((change) => changeData(change, projection));
  const told = releases.map(({path, version, date, isYanked}) => ({
    path,
    version,
    date: date ?? null,
    yanked: isYanked,
  }));
  const known = new Set(told.map(keyOf));
  const stamped = new Map(changes.flatMap((change) => change.releases).map((each) => [keyOf(each), each]));
  const untold = [...stamped]
    .filter(([key]) => !known.has(key))
    .map(([, each]) => ({...each, date: null, yanked: false}))
    .toSorted((a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.version, b.version));
  const names = new Map<string, string[]>();
  for (const change of changes)
    for (const key of change.releases.map(keyOf)) names.set(key, [...(names.get(key) ?? []), change.name]);
  return {
    version: 1,
    changes,
    releases: [...told, ...untold].map((each) => ({...each, changes: names.get(keyOf(each)) ?? []})),
  };
}

/** What a release is known by: no path holds a line break. */
function keyOf({path, version}: {readonly path: string; readonly version: string}): string {
  return `${path}\n${version}`;
}

function changeData(change: Change, {recordsOf}: Projection) {
  const {name, folder, archived, metadata, requirementDeltas} = change;
  const entries = entriesOfChange(change).map((entry) => ({
    name: entry.name,
    type: entry.type,
    source: entry.source,
  }));
  const types = entries.flatMap(({type}) => type.split(', ')).filter((type) => type !== 'N/A');
  return {
    name,
    folder,
    title: titleOf(change),
    status: statusOf(change),
    date: archived?.date ?? null,
    created: metadata.created ?? null,
    types: sorted(types),
    section: metadata.changelog.section ?? null,
    breaking: metadata.changelog.isBreaking,
    words: wordsFor(change) ?? null,
    entries,
    capabilities: sorted(requirementDeltas.map(({capability}) => capability)),
    files: filesData(change),
    ...recordData(recordsOf(change)),
  };
}

/** The number that a view gave it, and the releases of the changelogs that tell of it. */
function recordData(records: ReturnType<Projection['recordsOf']>) {
  const inOrder = Object.keys(records)
    .toSorted(byCodePoint)
    .flatMap((path) => (records[path] ? [{path, ...records[path]}] : []));
  return {
    number: inOrder.find(({number}) => number !== undefined)?.number ?? null,
    releases: inOrder.flatMap(({path, release}) => (release === undefined ? [] : [{path, version: release}])),
  };
}

/** Each path once, as the first delta that lists it describes it. */
function filesData(change: Change) {
  const files = new Map<string, string>();
  for (const {path, description} of change.deltas.flatMap(listedIn))
    if (!files.has(path)) files.set(path, description.replace(/\s+/g, ' '));
  return [...files]
    .toSorted(([a], [b]) => byCodePoint(a, b))
    .map(([path, description]) => ({path, description}));
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].toSorted(byCodePoint);
}
