import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import type {Blob, Commit, FileChange} from '../history/history.ts';
import type {KnownHistory} from './known-history.ts';

/** Goes up with the form, and with what of a history is kept. */
const VERSION = 1;

type CodedFile = readonly [
  kind: FileChange['kind'],
  path: string,
  from?: string | null,
  was?: string,
  is?: string,
];

/** What is known as JSON: commits are named by their place in `hashes`. */
interface Coded {
  readonly version: number;
  readonly heads: readonly string[];
  /** All of one length, one behind the other. */
  readonly hashes: string;
  readonly parents: readonly (readonly number[])[];
  readonly commits: readonly (readonly [
    place: number,
    time: number,
    message: string,
    files: readonly CodedFile[],
  ])[];
  readonly words: readonly string[];
}

/** What is known of a history as bytes: their hash on the first line, then JSON. */
export function encodeHistory({heads, parents, commits, words}: KnownHistory): Uint8Array {
  const hashes = [...parents.keys()];
  const places = new Map(hashes.map((hash, place) => [hash, place]));
  const coded: Coded = {
    version: VERSION,
    heads,
    hashes: hashes.join(''),
    parents: [...parents.values()].map((each) => each.map((hash) => places.get(hash) ?? -1)),
    commits: Array.from(commits.values(), (commit) => [
      places.get(commit.hash) ?? -1,
      commit.time,
      commit.message,
      commit.files.map(codedFile),
    ]),
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

function decoded({heads, hashes: joined, parents: places, commits, words}: Coded): KnownHistory {
  const length = joined.length / places.length;
  const hashes = places.map((_, place) => joined.slice(place * length, (place + 1) * length));
  const hashAt = (place: number) => hashes[place] ?? '';
  const parents = new Map(places.map((each, place) => [hashAt(place), each.map(hashAt)]));
  return {
    heads,
    parents,
    commits: new Map(
      commits.map(([place, time, message, files]): [string, Commit] => {
        const hash = hashAt(place);
        return [hash, {hash, parents: parents.get(hash) ?? [], time, message, files: files.map(decodedFile)}];
      }),
    ),
    words: new Set(words),
    cutOff: new Set(),
  };
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
