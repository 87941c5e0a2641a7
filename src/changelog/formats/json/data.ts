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
  const told = releases.map(({version, date, isYanked}) => ({version, date: date ?? null, yanked: isYanked}));
  const versions = new Set(releases.map(({version}) => version));
  const untold = [...new Set(changes.flatMap(({release}) => release ?? []))]
    .filter((version) => !versions.has(version))
    .toSorted(byCodePoint)
    .map((version) => ({version, date: null, yanked: false}));
  return {
    version: 1,
    changes,
    releases: [...told, ...untold].map((each) => ({
      ...each,
      changes: changes.filter(({release}) => release === each.version).map(({name}) => name),
    })),
  };
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

/** The number and the release that any view gave it. */
function recordData(records: ReturnType<Projection['recordsOf']>) {
  const inOrder = Object.keys(records)
    .toSorted(byCodePoint)
    .flatMap((path) => records[path] ?? []);
  return {
    number: inOrder.find(({number}) => number !== undefined)?.number ?? null,
    release: inOrder.find(({release}) => release !== undefined)?.release ?? null,
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
