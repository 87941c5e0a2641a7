import type {Commit, FileChange} from '../history/history.ts';

/** What `git log` is asked to print of a commit; the rows of `--raw` follow it. */
export const RAW_LOG_FORMAT = '%x01%H%x00%P%x00%ct%x00%B%x00';

/** A commit as the log prints it. */
export interface LoggedCommit extends Commit {
  /** Full hashes; empty for a root, and for the last commit a shallow clone knows. */
  readonly parents: readonly string[];
}

/**
 * Read the output of `git log -z --raw --format=<RAW_LOG_FORMAT>`, in its order.
 *
 * It is read by position: a message may hold any character but NUL, so no character can be searched for as a mark.
 * Throws an Error when the output is not of that form.
 */
export function parseRawLog(output: string): readonly LoggedCommit[] {
  const commits: LoggedCommit[] = [];
  const reader = readerOf(output);
  while (!reader.isAtEnd()) commits.push(readCommit(reader));
  return commits;
}

/** A cursor over a text of NUL-terminated fields. */
interface Reader {
  readonly isAtEnd: () => boolean;
  readonly isAt: (mark: string) => boolean;
  readonly skip: (mark: string) => void;
  readonly field: () => string;
}

function readerOf(text: string): Reader {
  let at = 0;
  const isAt = (mark: string): boolean => text.startsWith(mark, at);
  return {
    isAtEnd: () => at >= text.length,
    isAt,
    skip(mark) {
      if (!isAt(mark)) throw malformed(text, at);
      at += mark.length;
    },
    field() {
      const end = text.indexOf('\0', at);
      if (end < 0) throw malformed(text, at);
      const field = text.slice(at, end);
      at = end + 1;
      return field;
    },
  };
}

function readCommit(reader: Reader): LoggedCommit {
  reader.skip('\x01');
  const [hash, parents, time, message] = [reader.field(), reader.field(), reader.field(), reader.field()];
  reader.skip('\0');
  const files: FileChange[] = [];
  if (reader.isAt('\n')) reader.skip('\n');
  while (reader.isAt(':')) files.push(readRow(reader));
  return {
    hash,
    parents: parents.split(' ').filter(Boolean),
    time: Number(time),
    message: message.trimEnd(),
    files,
  };
}

/** `:mode mode hash hash X` and a path; a rename or a copy has two. */
function readRow(reader: Reader): FileChange {
  const row = reader.field();
  const status = row.charAt(row.lastIndexOf(' ') + 1);
  const path = reader.field();
  if (status === 'R') return {kind: 'renamed', path: reader.field(), from: path};
  if (status === 'C') return {kind: 'added', path: reader.field()};
  if (status === 'A') return {kind: 'added', path};
  return {kind: status === 'D' ? 'deleted' : 'modified', path};
}

function malformed(text: string, at: number): Error {
  return new Error(`The log of git reads differently than expected at ${at} of ${text.length}`);
}
