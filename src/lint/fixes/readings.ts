import {listedIn} from '../../dialects/files-changed.ts';
import type {Document} from '../../markdown/document.ts';
import {isDay} from '../../project/day.ts';
import {README} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {changesReadmeOf} from '../changelog/changelog-table.ts';
import {keptReleases} from '../changelog/kept-releases.ts';
import {numberedLogIn} from '../changelog/numbered-log.ts';
import {featureDeltaIn} from '../deltas/feature-delta.ts';
import {deltaFileOf, specOf} from '../deltas/requirement-files.ts';
import {pathProblems} from '../files/listed-file.ts';

/**
 * Whether more of a file is read than before, and nothing less: a delta where there was none, a section, a requirement, a
 * scenario, a path or a day that rules look at only where they can be read.
 */
export function opensText(before: Project, after: Project, path: string): boolean {
  const [old, now] = [before, after].map((project) => {
    const document = project.document(path);
    return document ? countsOf(readingsOf(document, project)) : new Map<string, number>();
  });
  if (!old || !now) return false;
  const isKept = [...old].every(([reading, count]) => (now.get(reading) ?? 0) >= count);
  return isKept && [...now].some(([reading, count]) => count > (old.get(reading) ?? 0));
}

/** What is read in a file, each by its kind and its name. */
function* readingsOf(document: Document, project: Project): Generator<string> {
  yield* featureReadings(document, project);
  yield* requirementReadings(document, project);
  if (document.source.path === README)
    for (const {date} of changesReadmeOf(project)?.table?.rows ?? []) if (isDay(date)) yield 'day of a row';
  for (const {date} of numberedLogIn(document, project)?.entries ?? [])
    if (date !== undefined && isDay(date)) yield 'day of an entry';
  for (const {path, releases} of keptReleases(project))
    for (const {date} of path === document.source.path ? releases.versions : [])
      if (date !== undefined && isDay(date)) yield 'day of a version';
}

function* featureReadings(document: Document, project: Project): Generator<string> {
  const delta = featureDeltaIn(document, project);
  if (!delta) return;
  yield `delta ${delta.kind.keyword}`;
  for (const {canonical} of delta.sections) yield `section ${canonical}`;
  for (const entry of listedIn(delta)?.entries ?? [])
    if (entry.path !== '' && pathProblems(document.text, entry).next().done) yield `path ${entry.path}`;
}

/** Scenarios are counted, not named: a mark that is mended was one before. */
function* requirementReadings(document: Document, project: Project): Generator<string> {
  const file = deltaFileOf(document, project);
  const {sections = [], added = [], modified = [], removed = []} = file?.delta ?? {};
  for (const {kind} of sections) yield `section ${kind.keyword}`;
  const requirements = specOf(document)?.requirements ?? [...added, ...modified];
  for (const {name, scenarios} of requirements) {
    yield `requirement ${name}`;
    for (const _ of scenarios) yield 'scenario';
  }
  for (const {name} of removed) yield `removal ${name}`;
}

function countsOf(readings: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const reading of readings) counts.set(reading, (counts.get(reading) ?? 0) + 1);
  return counts;
}
