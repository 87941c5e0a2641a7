import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import type {Blob, FileChange} from '../history/history.ts';
import {once} from '../once.ts';
import type {KnownHistory} from './known-history.ts';

/** Goes up with the form, and with what of a history is kept. */
const VERSION = 2;

type CodedFile = readonly [
  kind: FileChange['kind'],
  path: string,
  from?: string | null,
  was?: string,
  is?: string,
];

/** What is known as JSON. The parents of all commits are rarely needed, so they are two texts, not many values. */
interface Coded {
  readonly version: number;
  readonly heads: readonly string[];
  readonly head: string;
  /** Of all commits, all of one length, one behind the other. */
  readonly hashes: string;
  /** Of each of them the places of its parents in that text: `1,2;3;`. */
  readonly parents: string;
  readonly commits: readonly CodedCommit[];
  readonly reached: number;
  readonly landings: readonly (readonly [string, string])[];
  readonly clock: readonly (readonly [string, number])[];
  readonly words: readonly string[];
}

type CodedCommit = readonly [
  hash: string,
  parents: readonly string[],
  time: number,
  message: string,
  files: readonly CodedFile[],
];

/** What is known of a history as bytes: their hash on the first line, then JSON. */
export function encodeHistory(known: KnownHistory): Uint8Array {
  const {heads, head, parents, commits, reached, landings, clock, words} = known;
  const coded: Coded = {
    version: VERSION,
    heads,
    head,
    ...codedParents(parents()),
    commits: commits.map((each) => [
      each.hash,
      each.parents,
      each.time,
      each.message,
      each.files.map(codedFile),
    ]),
    reached,
    landings: [...landings],
    clock: [...clock],
    words: [...words],
  };
  const text = JSON.stringify(coded);
  return Buffer.from(`${hashOf(text)}\n${text}`);
}

/** The history that was encoded; nothing when the bytes are damaged or of another version. */
export function decodeHistory(bytes: Uint8Array): KnownHistory | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const start = text.indexOf('\n') + 1;
  const json = text.slice(start);
  if (text.slice(0, start).trimEnd() !== hashOf(json)) return undefined;
  const coded: Coded = JSON.parse(json);
  return coded.version === VERSION ? decoded(coded) : undefined;
}

function decoded(coded: Coded): KnownHistory {
  const {heads, head, hashes, parents, commits, reached, landings, clock, words} = coded;
  return {
    heads,
    head,
    parents: once(() => decodedParents(hashes, parents)),
    commits: commits.map(([hash, own, time, message, files]) => ({
      hash,
      parents: own,
      time,
      message,
      files: files.map(decodedFile),
    })),
    reached,
    landings: new Map(landings),
    clock: new Map(clock),
    words: new Set(words),
    cutOff: new Set(),
  };
}

function codedParents(parents: ReadonlyMap<string, readonly string[]>): Pick<Coded, 'hashes' | 'parents'> {
  const hashes = [...parents.keys()];
  const places = new Map(hashes.map((hash, place) => [hash, place]));
  const listed = Array.from(parents.values(), (each) => each.map((hash) => places.get(hash) ?? -1).join(','));
  return {hashes: hashes.join(''), parents: listed.join(';')};
}

function decodedParents(joined: string, listed: string): ReadonlyMap<string, readonly string[]> {
  const places = joined === '' ? [] : listed.split(';');
  const length = joined.length / places.length;
  const hashAt = (place: number) => joined.slice(place * length, (place + 1) * length);
  return new Map(
    places.map((each, place) => [
      hashAt(place),
      each === '' ? [] : each.split(',').map((at) => hashAt(Number(at))),
    ]),
  );
}

function codedFile({kind, path, from, was, is}: FileChange): CodedFile {
  return [kind, path, from ?? null, codedBlob(was), codedBlob(is)];
}

function decodedFile([kind, path, from, was, is]: CodedFile): FileChange {
  return {
    kind,
    path,
    ...(from != null && {from}),
    ...(was && {was: decodedBlob(was)}),
    ...(is && {is: decodedBlob(is)}),
  };
}

function codedBlob(blob: Blob | undefined): string {
  return blob ? `${blob.mode}${blob.id}` : '';
}

function decodedBlob(text: string): Blob {
  return {mode: text.slice(0, 6), id: text.slice(6)};
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
