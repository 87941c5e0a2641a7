import {type GitProcess, type Started, type StartGit, startGit} from '../../src/git/git-process.ts';

/** Git, some of whose processes are started before it is known that they are needed. */
export interface GitAhead {
  /** Start a process that is going to be asked for. */
  readonly startAhead: StartGit;
  /** What was started ahead, given to who first asks for the very same; else it is started. */
  readonly start: StartGit;
  /** Stop what was started ahead and is given to nobody who asks later. */
  readonly stopOthers: () => void;
  /** Stop what nobody asked for. */
  readonly stop: () => void;
}

/**
 * What is given to who asks later. What follows from commits alone is none of it: that is believed for as long as HEAD
 * stays, which is looked at before it is asked for.
 */
const OF_INDEX = new Set(['status', 'ls-files']);

/** Git of which nothing is started yet. */
export function gitAhead(): GitAhead {
  const waiting = new Map<string, Started>();
  const others: Started[] = [];
  const stopOthers = () => {
    for (const {stop} of others.splice(0)) stop();
  };
  return {
    startAhead(given) {
      const started = keeping(startGit(given));
      if (OF_INDEX.has(given.words[0] ?? '')) waiting.set(keyOf(given), started);
      else others.push(started);
      return started;
    },
    start(given) {
      const key = waiting.size > 0 ? keyOf(given) : '';
      const started = waiting.get(key);
      waiting.delete(key);
      return started ?? startGit(given);
    },
    stopOthers,
    stop() {
      stopOthers();
      for (const {stop} of waiting.values()) stop();
      waiting.clear();
    },
  };
}

function keyOf({root, words, input, env}: GitProcess): string {
  return JSON.stringify([
    root,
    words,
    input,
    Object.entries(env).sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
}

/** What is printed is kept, so that it can be read late, and twice. */
function keeping({read, ...started}: Started): Started {
  const parts: Uint8Array[] = [];
  const readers: ((bytes: Uint8Array) => void)[] = [];
  read((bytes) => {
    parts.push(bytes);
    for (const push of readers) push(bytes);
  });
  return {
    ...started,
    read(push) {
      for (const bytes of parts) push(bytes);
      readers.push(push);
    },
  };
}
