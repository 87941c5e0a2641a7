import {listedIn} from '../dialects/files-changed.ts';
import {placeIn} from '../markdown/document.ts';
import {once} from '../once.ts';
import type {Change} from './change.ts';
import {guidelinesOf} from './guidelines.ts';
import {type PathMention, pathMentionsIn} from './path-mentions.ts';
import {type Says, saidBehind, saysUntouched} from './planned-words.ts';
import type {Project} from './project.ts';

/** A path that a document says is to be touched. */
export interface PlannedPath {
  /** As written, or the longer path that is known to be meant. */
  readonly path: string;
  /** The document that says most of it, relative to the project's root. */
  readonly document: string;
  /** 1-based. */
  readonly line: number;
  /** What is said of it, as one line of Markdown. */
  readonly description: string | undefined;
  readonly says: Says | undefined;
}

/** What is known of the files of a repository. */
export interface KnownFiles {
  /** Paths that may be meant by the last part of them: those that git says were touched. */
  readonly paths: readonly string[];
  readonly isThere: (path: string) => boolean;
}

const NOTHING_KNOWN: KnownFiles = {paths: [], isThere: () => false};

/**
 * The paths a change says it will touch: those its deltas list, and those that stand in code in its documents.
 *
 * They are plans, never facts: measured, one in five was not touched, and half of what was touched was not named. A name
 * without folders means a known longer path that ends in it; else it counts where it is at the root or leads an item.
 */
export function plannedPaths(change: Change, known: KnownFiles = NOTHING_KNOWN): readonly PlannedPath[] {
  const {deltas, proposal, design, tasks, deltaDocuments} = change;
  const listed = deltas.flatMap((delta): readonly Mention[] =>
    (listedIn(delta)?.entries ?? []).flatMap(({path, pathRange, noteRange, description}) => {
      const {text, source} = delta.document;
      const clean = path.replace(/^\.\//, '');
      const {says} = saidBehind(text.slice(noteRange.start, noteRange.end));
      const said = saidBehind(description);
      const line = placeIn(delta.document, pathRange.start).line;
      const words = said.rest.replace(/\s+/g, ' ').trim() || undefined;
      const mention = {path: clean, document: source.path, line, description: words, says: says ?? said.says};
      return clean === '' ? [] : [{...mention, isCertain: true}];
    }),
  );
  const documents = [proposal, design, tasks, ...deltaDocuments].flatMap((each) => each ?? []);
  const mentioned = documents.flatMap((document) => pathMentionsIn(document).flatMap(mentionOf));
  return merged([...listed, ...mentioned], known);
}

/** What the guidelines require, where one change alone is active and so must be the one that is asked to do it. */
export function requiredPaths(project: Project, change: Change): readonly PlannedPath[] {
  const {archived, folder} = change;
  if (archived || project.changes.some((other) => other.folder !== folder)) return [];
  return guidelinesOf(project).required.flatMap(({path, isOutside, item, document, place}) =>
    isOutside ? [] : [{path, document, line: place.line, description: item || undefined, says: undefined}],
  );
}

interface Mention extends PlannedPath {
  /** Counts whether or not anything of that name is known. */
  readonly isCertain: boolean;
}

function mentionOf({file, document, start, description, says, isLeading}: PathMention): readonly Mention[] {
  const isNoPlan = description !== undefined && saysUntouched(description);
  if (isNoPlan || (file.kind === 'folder' && !isLeading)) return [];
  const line = placeIn(document, start).line;
  const isCertain = file.kind !== 'bare' || isLeading;
  return [{path: file.path, document: document.source.path, line, description, says, isCertain}];
}

/** One path each, in the order they are first named; the first description and the first word on its fate count. */
function merged(mentions: readonly Mention[], known: KnownFiles): readonly PlannedPath[] {
  const certain = mentions.filter(({isCertain, path}) => isCertain && path.includes('/'));
  const touched = new Set(known.paths);
  const touchedEndings = endingsOf(known.paths);
  const planned = once(() => endingsOf(certain.map(({path}) => path)));
  const found = new Map<string, PlannedPath>();
  for (const {isCertain, ...mention} of mentions) {
    const isKnown = touched.has(mention.path);
    const longerTouched = isKnown ? undefined : longer(mention.path, touchedEndings);
    const isThere = isKnown || (longerTouched === undefined && known.isThere(mention.path));
    const meant = isThere ? mention.path : (longerTouched ?? longer(mention.path, planned()));
    if (meant === 'several' || (meant === undefined && !isCertain)) continue;
    const path = meant ?? mention.path;
    const before = found.get(path);
    if (!before) found.set(path, {...mention, path});
    else found.set(path, richer(before, mention));
  }
  return [...found.values()];
}

function richer(before: PlannedPath, other: PlannedPath): PlannedPath {
  const says = before.says ?? other.says;
  if (before.description !== undefined || other.description === undefined) return {...before, says};
  return {...other, path: before.path, says};
}

/** The one path that ends in a shorter one, itself aside; `several` where more than one does. */
function longer(
  path: string,
  endings: ReadonlyMap<string, ReadonlySet<string>>,
): string | 'several' | undefined {
  const [first, second] = endings.get(path) ?? [];
  return second === undefined ? first : 'several';
}

/** Paths by what they are called from the folders they lie in; a path by itself is none of these. */
function endingsOf(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of paths)
    for (const {index} of path.matchAll(/\/(?=[^/])/g)) {
      const ending = path.slice(index + 1);
      found.set(ending, (found.get(ending) ?? new Set()).add(path));
    }
  return found;
}
