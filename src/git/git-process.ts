import {type ChildProcess, spawn} from 'node:child_process';
import {ORDER_FILE} from './pinned-options.ts';

/** A process of git as it is started. */
export interface GitProcess {
  /** The folder it is started in. */
  readonly root: string;
  readonly words: readonly string[];
  /** What it reads from its standard input; nothing without it. */
  readonly input: string | undefined;
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A process of git that was started. */
export interface Started {
  /** Take what it prints, from the beginning, as it arrives. Before the next turn of the event loop, and once. */
  readonly read: (push: (bytes: Uint8Array) => void) => void;
  /** Done when all it prints was read. Never rejects. */
  readonly ended: Promise<Ended>;
  /** It is not needed any more. */
  readonly stop: () => void;
}

/** How a process ended: its exit code, none where it was killed, and what it said besides; or why it was not run. */
export type Ended =
  | {readonly code: number | null; readonly said: readonly Uint8Array[]}
  | {readonly failure: Error};

/** Start git, without a shell. Never throws. */
export function startGit({root, words, input, env}: GitProcess): Started {
  try {
    const stdin = input === undefined ? 'ignore' : 'pipe';
    const options = {cwd: root, env: {...env}, windowsHide: true};
    const git = spawn('git', ['-c', ORDER_FILE, ...words], {...options, stdio: [stdin, 'pipe', 'pipe']});
    // Git may end without having read all of it.
    git.stdin?.on('error', () => undefined);
    git.stdin?.end(input);
    const read: Started['read'] = (push) => void git.stdout?.on('data', push);
    return {read, ended: endOf(git), stop: () => stop(git)};
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return {read: () => undefined, ended: Promise.resolve({failure}), stop: () => undefined};
  }
}

/** What it started itself may live on, and holds what it prints to: that is not waited for. */
function stop(git: ChildProcess): void {
  git.kill();
  git.stdout?.destroy();
  git.stderr?.destroy();
  git.unref();
}

function endOf(git: ChildProcess): Promise<Ended> {
  const said: Uint8Array[] = [];
  git.stderr?.on('data', (bytes: Uint8Array) => said.push(bytes));
  return new Promise((resolve) => {
    git.on('error', (failure) => resolve({failure}));
    git.on('close', (code) => resolve({code, said}));
  });
}
