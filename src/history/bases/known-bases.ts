import type {Base, BasesOf} from '../../dialects/merge/base.ts';
import {readSpec, type Spec} from '../../dialects/spec.ts';
import {type Document, excessIn, parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {specPath} from '../../project/project.ts';
import type {AskedDelta} from './asked-deltas.ts';
import {commitName, type deltaVersions, fileName, movedTo, type Place, specAt} from './base-questions.ts';
import {type KeptLines, keptLines, partLines} from './kept-lines.ts';
import {originOf} from './origin.ts';
import type {Version} from './versions.ts';

/** What git keeps under a name: its full hash, and the text of a file. */
export type Objects = ReadonlyMap<string, {readonly id: string; readonly text: string | undefined}>;

/** What is known of what deltas were written against, and what is not. */
export interface KnownBases {
  /** By the path of a delta; nothing where nothing is known of it. */
  readonly basesOf: (path: string) => BasesOf | undefined;
  /** Why not all is known of a delta, as a clause, by its path. */
  readonly unknown: ReadonlyMap<string, string>;
  /** The changes, by name, whose `base:` is no commit that is here. */
  readonly gone: readonly string[];
}

/** What there is to work it out from. */
export interface BaseFacts extends Place {
  readonly deltas: readonly AskedDelta[];
  readonly versions: ReturnType<typeof deltaVersions>;
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
 */
export function knownBases(facts: BaseFacts): KnownBases {
  const {deltas, versions, objects, at} = facts;
  const head = objects.get(commitName(at))?.id;
  const specs = specsOf(facts);
  const byPath = new Map(deltas.map((delta) => [delta.path, delta]));
  const texts = textsOf(objects);
  const unknown = new Map(deltas.flatMap((delta) => reasonFor(facts, delta)));
  const basesOf = (path: string): BasesOf | undefined => {
    const delta = byPath.get(path);
    if (!delta || head === undefined || !isAskable(facts.log.prefix + path)) return undefined;
    const declared = declaredBase(facts, delta, specs);
    const own = versions.get(path) ?? [];
    return (text) => {
      const found = baseOfPart(facts, {delta, versions: own, head, lines: partLines(text)}, texts, specs);
      const isOther = found && found.commit !== declared?.commit;
      return [...(declared ? [declared] : []), ...(isOther ? [found] : [])];
    };
  };
  const isGone = ({change: {metadata}}: AskedDelta) =>
    metadata.base !== undefined && !objects.has(commitName(metadata.base));
  const gone = head === undefined ? [] : deltas.filter(isGone).map(({change}) => change.name);
  return {basesOf, unknown, gone: [...new Set(gone)]};
}

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

function declaredBase(place: BaseFacts, {capability, change}: AskedDelta, specs: Specs): Base | undefined {
  const {base} = change.metadata;
  const commit = base === undefined ? undefined : place.objects.get(commitName(base))?.id;
  if (base === undefined || commit === undefined) return undefined;
  const path = specPath(capability);
  const found = specs(fileName(place, base, path), path);
  return found && {commit, ...found};
}

interface Part {
  readonly delta: AskedDelta;
  readonly versions: readonly Version[];
  /** The commit the history is asked at. */
  readonly head: string;
  readonly lines: readonly string[];
}

/** The spec a part was written against, by its history; nothing where that is not known. */
function baseOfPart(
  facts: BaseFacts,
  {delta, versions, head, lines}: Part,
  texts: Texts,
  specs: Specs,
): Base | undefined {
  const present = texts(fileName(facts, facts.at, delta.path));
  const [moved] = movedTo(versions).flatMap((to) => texts(`${facts.at}:${to}`) ?? []);
  const origin = originOf(versions, present ?? moved, lines, texts);
  switch (origin.kind) {
    case 'unknown':
      return undefined;
    case 'uncommitted': {
      // What git knew and HEAD has no more was taken back just now: the spec of HEAD says nothing of it.
      if (!present && versions.length > 0) return undefined;
      const path = specPath(delta.capability);
      const found = specs(fileName(facts, facts.at, path), path);
      return found && {commit: head, ...found};
    }
    case 'committed': {
      const {hash} = origin.version.commit;
      const path = specAt(facts, delta, origin.version);
      const found = specs(fileName(facts, hash, path), path);
      return found && {commit: hash, ...found};
    }
  }
}

/** Whether git can be asked for a name: they are given to it one a line, in UTF-8. */
function isAskable(name: string): boolean {
  return !/[\n\p{Cs}]/u.test(name);
}

/** Why not all is known of a delta. */
function reasonFor(
  {log, versions, objects, at}: BaseFacts,
  {path, change}: AskedDelta,
): readonly (readonly [path: string, reason: string])[] {
  const {base} = change.metadata;
  const isCutOff = (versions.get(path) ?? []).some(({commit, is}) => commit.isCutOff && is !== undefined);
  if (log.isPartial) return [[path, 'this clone was made without all contents']];
  if (!isAskable(log.prefix + path)) return [[path, 'git cannot be asked for a name like that']];
  if (!objects.has(commitName(at))) return [];
  if (!isCutOff || (base !== undefined && objects.has(commitName(base)))) return [];
  return [[path, log.isShallow ? 'this clone is shallow' : 'its history is cut off']];
}
