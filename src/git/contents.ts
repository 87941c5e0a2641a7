import {Buffer} from 'node:buffer';
import {sizeProblem} from '../disk/file-text.ts';
import {malformed, type OutputReader} from './fields.ts';
import type {Repository} from './locate.ts';

/** What git keeps under a name. */
export interface GitObject {
  /** Its full hash. */
  readonly id: string;
  /** The content of a file, read as UTF-8; nothing of anything else, or of one that is larger than files we read. */
  readonly text: string | undefined;
}

/**
 * The contents of files by names such as `<hash>^:package.json`, read as UTF-8, in one process; a name of nothing, or of
 * something else than a file, has none.
 *
 * A partial clone would fetch what it lacks, so there nothing is known.
 */
export async function askContents(
  repository: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const objects = await askObjects(repository, names);
  return new Map(
    [...objects].flatMap(([name, {text}]) => (text === undefined ? [] : [[name, text] as const])),
  );
}

/**
 * What git keeps under names such as `<hash>^{commit}` or `<hash>:package.json`, in one process; equal contents are one
 * text, however often they are asked for. A name of nothing has none, and in a partial clone no name has.
 */
export async function askObjects(
  {git, isPartial}: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, GitObject>> {
  const asked = [...new Set(names)].filter((name) => !/[\n\p{Cs}]/u.test(name));
  if (asked.length === 0 || isPartial) return new Map();
  const objects = new Map<string, GitObject>();
  const byId = new Map<string, GitObject>();
  let count = 0;
  const take = (content: Uint8Array | undefined, id: string | undefined): void => {
    const name = asked[count++];
    if (name === undefined || id === undefined) return;
    const text = content && Buffer.from(content.buffer, content.byteOffset, content.length).toString();
    const object = byId.get(id) ?? {id, text};
    byId.set(id, object);
    objects.set(name, object);
  };
  const reader = readBatch(take, (id, size) => !byId.has(id) && sizeProblem(size) === undefined);
  await git({words: ['cat-file', '--batch'], reader, input: asked.map((name) => `${name}\n`).join('')});
  return objects;
}

/**
 * Read the output of `git cat-file --batch`, as it arrives: of each name a line that says what follows, and that.
 *
 * `each` is given the content of a file, nothing for anything else, and the hash of what there is. A content that is not
 * `wanted`, by its hash and size, is passed over. Source: git-cat-file(1).
 */
export function readBatch(
  each: (content: Uint8Array | undefined, id: string | undefined) => void,
  wanted: (id: string, size: number) => boolean = () => true,
): OutputReader {
  let line = '';
  let opened: Opened | undefined;
  let count = 0;
  const close = (): void => {
    if (opened?.left !== 0) return;
    const {id, parts, length} = opened;
    each(parts && Buffer.concat(parts, length), id);
    opened = undefined;
  };
  const readLine = (bytes: Buffer): number => {
    const end = bytes.indexOf('\n');
    line += bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
    if (end < 0) return bytes.length;
    opened = openedBy(line, wanted);
    if (!opened) each(undefined, undefined);
    line = '';
    count++;
    return end + 1;
  };
  return {
    push(given) {
      let bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
      while (bytes.length > 0) {
        bytes = bytes.subarray(opened ? readContent(opened, bytes) : readLine(bytes));
        close();
      }
    },
    end() {
      if (opened || line !== '') throw malformed('The batch', count);
    },
  };
}

/** An object whose content arrives. */
interface Opened {
  readonly id: string;
  /** What has arrived of it; absent where it is passed over. */
  readonly parts: Uint8Array[] | undefined;
  readonly length: number;
  /** How many bytes are to come, the line break behind the content among them. */
  left: number;
}

function openedBy(line: string, wanted: (id: string, size: number) => boolean): Opened | undefined {
  const [, id, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
  if (id === undefined) return undefined;
  const length = Number(size);
  return {id, parts: type === 'blob' && wanted(id, length) ? [] : undefined, length, left: length + 1};
}

/** How many of the bytes belong to the content and the line break behind it. */
function readContent(opened: Opened, bytes: Uint8Array): number {
  const taken = Math.min(opened.left, bytes.length);
  const part = bytes.subarray(0, Math.min(taken, opened.left - 1));
  if (part.length > 0) opened.parts?.push(part);
  opened.left -= taken;
  return taken;
}
