import {Buffer} from 'node:buffer';
import {execFileSync} from 'node:child_process';
import type {Repo} from './repo.ts';

/** What a path holds after a commit: a text, something of another mode, or nothing. */
export type Content = string | {readonly mode: string; readonly text: string} | undefined;

/** A commit to be made. */
export interface Told {
  /** Its subject, by which others are its children. */
  readonly name: string;
  /** The whole message, where it is more than the subject. */
  readonly message?: string | Uint8Array;
  /** What `message` is written in, when that is no UTF-8. */
  readonly encoding?: string;
  /** Its parents; the commit told before it when nothing is said. */
  readonly after?: readonly string[];
  /** Seconds since 1970; a minute after the one told before when nothing is said. */
  readonly time?: number;
  /** Files and folders that move, from the key to the value. */
  readonly moves?: Readonly<Record<string, string>>;
  /** Of a merge, all that differs from its first parent. */
  readonly files?: Readonly<Record<string, Content>>;
}

const BEGIN = 1767225600;

/**
 * Make commits in one process, and check out the last as `main`; their hashes by their names.
 *
 * Source: git-fast-import(1).
 */
export function importCommits(repo: Repo, told: readonly Told[]): Readonly<Record<string, string>> {
  const marks = new Map(told.map(({name}, index) => [name, index + 1]));
  const input = told.map((each, index) => {
    const parents = each.after?.map((name) => marks.get(name)) ?? (index === 0 ? [] : [index]);
    return commitOf(each, index + 1, parents);
  });
  const hashes = execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: repo.root,
    env: repo.env,
    encoding: 'utf8',
    input: Buffer.concat(input),
  }).split('\n');
  repo.git('reset', '--quiet', '--hard', hashes[told.length - 1] ?? '');
  return Object.fromEntries(told.map(({name}, index) => [name, hashes[index] ?? '']));
}

function commitOf(
  {name, message = name, encoding, time, moves = {}, files = {}}: Told,
  mark: number,
  [first, ...others]: readonly (number | undefined)[],
): Buffer {
  // Told without a parent it begins anew, whatever the branch holds.
  const lines = [
    `reset refs/import/${mark}`,
    `commit refs/import/${mark}`,
    `mark :${mark}`,
    `committer Ada <ada@example.org> ${time ?? BEGIN + mark * 60} +0000`,
    ...(encoding === undefined ? [] : [`encoding ${encoding}`]),
  ];
  const changes = [
    ...(first === undefined ? [] : [`from :${first}`]),
    ...others.map((parent) => `merge :${parent}`),
    ...Object.entries(moves).map(([from, to]) => `R ${quoted(from)} ${quoted(to)}`),
  ];
  return Buffer.concat([
    Buffer.from(`${lines.join('\n')}\n`),
    data(message),
    Buffer.from(changes.map((line) => `${line}\n`).join('')),
    ...Object.entries(files).map(([path, content]) => fileOf(path, content)),
    Buffer.from(`\nget-mark :${mark}\n`),
  ]);
}

function fileOf(path: string, content: Content): Buffer {
  if (content === undefined) return Buffer.from(`D ${quoted(path)}\n`);
  const {mode, text} = typeof content === 'string' ? {mode: '100644', text: content} : content;
  if (mode === '160000') return Buffer.from(`M 160000 ${text} ${quoted(path)}\n`);
  return Buffer.concat([Buffer.from(`M ${mode} inline ${quoted(path)}\n`), data(text)]);
}

function data(text: string | Uint8Array): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** Names with strange characters, as C writes a text. */
function quoted(path: string): string {
  const escaped = Array.from(Buffer.from(path), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return /^[\w./-]+$/.test(path) ? path : `"${escaped}"`;
}
