import type {Base, BasesOf} from '../../dialects/merge/three-way/base.ts';
import {readSpec, type Spec} from '../../dialects/spec.ts';
import {type Document, excessIn, parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {ARCHIVE, isBelow} from '../../project/paths.ts';
import {specPath} from '../../project/project.ts';
import type {AskedDelta} from './asked-deltas.ts';
import {commitName, type DeltaHistory, fileName, movedTo, type Place, specAt} from './base-questions.ts';
import {type KeptLines, keptLines, partLines} from './kept-lines.ts';
import {originOf} from './origin.ts';
import type {UnknownReason} from './unknown-reason.ts';

/** What git keeps under a name: its full hash, and the text of a file. */
export type Objects = ReadonlyMap<string, {readonly id: string; readonly text: string | undefined}>;

/** What is known of what deltas were written against, and what is not. */
export interface KnownBases {
  /** By the path of a delta; nothing where nothing is known of it. */
  readonly basesOf: (path: string) => BasesOf | undefined;
  /** Why not all is known of a delta, by its path. */
  readonly unknown: ReadonlyMap<string, UnknownReason>;
  /** The paths of deltas that HEAD seems to have under another name. */
  readonly moved: ReadonlySet<string>;
  /** The changes, by name, whose `base:` is no commit that is here. */
  readonly gone: readonly string[];
}

/** What there is to work it out from. */
export interface BaseFacts extends Place {
  readonly deltas: readonly AskedDelta[];
  readonly histories: ReadonlyMap<string, DeltaHistory>;
  readonly objects: Objects;
  /** A document of the project; one with the same text is not parsed again. */
  readonly document: (path: string) => Document | undefined;
}

/**
 * What deltas were written against, as far as git knows it.
 *
 * A part of a delta was written in the commit from which on every version of the delta has it, word by word, whatever
 * else of the delta was changed later; a part that HEAD does not have was written against HEAD. What is squashed or
 * rebased was written, to git, when that was done; so what a change says under `base:` goes before.
 *
 * What passed the part on since goes behind: a requirement that came into the spec only then was not there to be written
 * against, as when an ADDED part became a MODIFIED one, or a change builds on another that was archived later.
 */
export function knownBases(facts: BaseFacts): KnownBases {
  const {deltas, histories, objects, at} = facts;
  const head = objects.get(commitName(at))?.id;
  const specs = specsOf(facts);
  const byPath = new Map(deltas.map((delta) => [delta.path, delta]));
  const texts = textsOf(objects);
  const unknown = new Map(deltas.flatMap((delta) => reasonFor(facts, delta)));
  const basesOf = (path: string): BasesOf | undefined => {
    const delta = byPath.get(path);
    if (!delta || head === undefined || !isAskable(facts.log.prefix + path)) return undefined;
    const history = histories.get(path) ?? NOTHING;
    const declared = declaredBase(facts, delta, history, specs);
    return (text) => {
      const found = basesOfPart(facts, {delta, history, head, lines: partLines(text)}, texts, specs);
      const all = [...(declared ? [declared] : []), ...found];
      return all.filter(({commit}, index) => index === all.findIndex((each) => each.commit === commit));
    };
  };
  const isGone = ({change: {metadata}}: AskedDelta) =>
    metadata.base !== undefined && !objects.has(commitName(metadata.base));
  const gone = head === undefined ? [] : deltas.filter(isGone).map(({change}) => change.name);
  const moved = new Set(
    deltas.map(({path}) => path).filter((path) => isMoved(facts, histories.get(path) ?? NOTHING)),
  );
  return {basesOf, unknown, moved, gone: [...new Set(gone)]};
}

const NOTHING: DeltaHistory = {versions: [], gone: [], specs: []};

type Specs = (name: string, path: string) => {readonly spec: Spec | undefined} | undefined;
type Texts = (name: string) => KeptLines | undefined;

/** Specs by the name git keeps them under, each content read once; nothing for one that cannot be read. */
function specsOf({objects, document}: BaseFacts): Specs {
  const read = new Map<string, {readonly spec: Spec | undefined} | undefined>();
  const readAt = (path: string, text: string): {readonly spec: Spec} | undefined => {
    const present = document(path);
    const source = sourceOf(path, text);
    if (present?.text === text) return {spec: readSpec(present)};
    return excessIn(source) === undefined ? {spec: readSpec(parse(source))} : undefined;
  };
  return (name, path) => {
    const object = objects.get(name);
    if (!object) return isAskable(name) ? {spec: undefined} : undefined;
    const key = `${object.id} ${path}`;
    if (!read.has(key)) read.set(key, object.text === undefined ? undefined : readAt(path, object.text));
    return read.get(key);
  };
}

function textsOf(objects: Objects): Texts {
  const read = new Map<string, KeptLines | undefined>();
  return (name) => {
    const object = objects.get(name);
    if (object?.text === undefined) return undefined;
    const lines = read.get(object.id) ?? keptLines(object.text);
    read.set(object.id, lines);
    return lines;
  };
}

/** The spec of the commit a change names, by the first name the spec has had that is one there. */
function declaredBase(
  {objects}: BaseFacts,
  {capability, change}: AskedDelta,
  {specs: names}: DeltaHistory,
  specs: Specs,
): Base | undefined {
  const {base} = change.metadata;
  const commit = base === undefined ? undefined : objects.get(commitName(base))?.id;
  if (base === undefined || commit === undefined) return undefined;
  const all = names.map((name) => `${base}:${name}`);
  const name = all.find((each) => objects.has(each)) ?? all[0];
  const found = name === undefined ? undefined : specs(name, specPath(capability));
  return found && {commit, ...found};
}

/** Whether the commit that is asked at has a delta that may be this one, under another name. */
function isMoved({objects, at}: BaseFacts, {versions, gone}: DeltaHistory): boolean {
  return [...movedTo(versions), ...gone].some((path) => objects.has(`${at}:${path}`));
}

/** Whether a delta had its name before. */
function isKnown({log}: BaseFacts, {path}: AskedDelta, {versions}: DeltaHistory): boolean {
  return versions.some((version) => version.path === log.prefix + path);
}

interface Part {
  readonly delta: AskedDelta;
  readonly history: DeltaHistory;
  /** The commit the history is asked at. */
  readonly head: string;
  readonly lines: readonly string[];
}

/** The specs a part may have been written against, by its history, the best first; none where that is not known. */
function basesOfPart(
  facts: BaseFacts,
  {delta, history, head, lines}: Part,
  texts: Texts,
  specs: Specs,
): readonly Base[] {
  const {versions, gone} = history;
  const present = texts(fileName(facts, facts.at, delta.path));
  const others = [...movedTo(versions), ...gone].map((path) => `${facts.at}:${path}`);
  const newest = present ? [present] : others.flatMap((name) => texts(name) ?? []);
  const path = specPath(delta.capability);
  const baseIn = (commit: string, name: string): readonly Base[] => {
    const found = specs(name, path);
    return found ? [{commit, ...found}] : [];
  };
  const origin = originOf(versions, newest, lines, texts);
  switch (origin.kind) {
    case 'unknown':
      return [];
    case 'uncommitted':
      // What git knew and HEAD has no more, or has elsewhere, was moved just now: the spec of HEAD says nothing of it.
      if (!present && (isMoved(facts, history) || isKnown(facts, delta, history))) return [];
      return baseIn(head, fileName(facts, facts.at, path));
    case 'committed':
      return origin.versions.flatMap((version, index) => {
        // What was archived and taken back again is in the spec of between.
        if (index > 0 && isBelow(ARCHIVE, version.path.slice(facts.log.prefix.length))) return [];
        const {hash} = version.commit;
        return baseIn(hash, `${hash}:${specAt(facts, delta, version)}`);
      });
  }
}

/** Whether git can be asked for a name: they are given to it one a line, in UTF-8. */
function isAskable(name: string): boolean {
  return !/[\n\p{Cs}]/u.test(name);
}

/** Why not all is known of a delta. */
function reasonFor(
  {log, histories, objects, at}: BaseFacts,
  {path, change}: AskedDelta,
): readonly (readonly [path: string, reason: UnknownReason])[] {
  const {base} = change.metadata;
  const isCutOff = (histories.get(path)?.versions ?? []).some(
    ({commit, is}) => commit.isCutOff && is !== undefined,
  );
  if (log.isPartial) return [[path, 'partial clone']];
  if (!isAskable(log.prefix + path)) return [[path, 'name that git is not asked for']];
  if (!objects.has(commitName(at))) return [];
  if (!isCutOff || (base !== undefined && objects.has(commitName(base)))) return [];
  return [[path, log.isShallow ? 'shallow clone' : 'cut off']];
}
