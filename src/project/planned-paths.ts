import {listedIn} from '../dialects/files-changed.ts';
import {placeIn} from '../markdown/document.ts';
import type {Change} from './change.ts';
import {guidelinesOf} from './guidelines.ts';
import {type KnownFiles, meantPaths, type WrittenPath} from './meant-paths.ts';
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

const NOTHING_KNOWN: KnownFiles = {paths: [], isThere: () => false};

/**
 * The paths a change says it will touch: those its deltas list, and those that stand in code in its documents, but for
 * requirement deltas.
 *
 * They are plans, never facts: measured, one in five was not touched, and half of what was touched was not named. A name
 * without folders means a known longer path that ends in it; else it counts where it is at the root or leads an item.
 */
export function plannedPaths(change: Change, known: KnownFiles = NOTHING_KNOWN): readonly PlannedPath[] {
  const {deltas, proposal, design, tasks, deltaDocuments, requirementDeltas} = change;
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
  // Scenarios speak of behaviour: the files in them are examples.
  const behaviour = new Set(requirementDeltas.map(({delta: {document}}) => document));
  const prose = deltaDocuments.filter((document) => !behaviour.has(document));
  const documents = [proposal, design, tasks, ...prose].flatMap((each) => each ?? []);
  const mentioned = documents.flatMap((document) =>
    pathMentionsIn(document)
      // A design speaks of how things are, too: there a path is a plan that an item is about, or a verb of change.
      .filter(({isLeading, says}) => document !== design || isLeading || says !== undefined)
      .flatMap(mentionOf),
  );
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

type Mention = PlannedPath & WrittenPath;

function mentionOf({file, document, start, description, says, isLeading}: PathMention): readonly Mention[] {
  const isNoPlan = description !== undefined && saysUntouched(description);
  if (isNoPlan || (file.kind === 'folder' && !isLeading)) return [];
  const line = placeIn(document, start).line;
  const isCertain = file.kind !== 'bare' || isLeading;
  return [{path: file.path, document: document.source.path, line, description, says, isCertain}];
}

/** One path each, in the order they are first named; the first description and the first word on its fate count. */
function merged(mentions: readonly Mention[], known: KnownFiles): readonly PlannedPath[] {
  const meaning = meantPaths(mentions, known);
  const found = new Map<string, PlannedPath>();
  for (const {isCertain, ...mention} of mentions) {
    const path = meaning({path: mention.path, isCertain});
    if (path === undefined) continue;
    const before = found.get(path);
    found.set(path, before ? richer(before, mention) : {...mention, path});
  }
  return [...found.values()];
}

function richer(before: PlannedPath, other: PlannedPath): PlannedPath {
  const says = before.says ?? other.says;
  if (before.description !== undefined || other.description === undefined) return {...before, says};
  return {...other, path: before.path, says};
}
