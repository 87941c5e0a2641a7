import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {kill, pid} from 'node:process';
import {once} from '../once.ts';
import {codeOf} from './errors.ts';

/** A process, told apart from every other one: a number alone is given out again. */
export interface ProcessId {
  readonly pid: number;
  readonly host: string;
  /** When it started, as the system counts; absent where the system does not say. */
  readonly started: string | undefined;
}

/** What this thread is known by, and what it has locked, whichever copy of this code it runs. */
interface ThreadLocks {
  readonly thread: string;
  readonly held: Set<string>;
}

/** A thread has a global object of its own; the module that tells its number takes milliseconds to load. */
const own = once(() => locksOfThread(globalThis as Record<symbol, unknown>));

function locksOfThread(shared: Record<symbol, unknown>): ThreadLocks {
  const key = Symbol.for('openspec.thread-locks');
  shared[key] ??= {thread: randomUUID(), held: new Set()} satisfies ThreadLocks;
  return shared[key] as ThreadLocks;
}

/** An id no other run has, and by which this thread knows its own. */
export function newOwnerId(): string {
  const id = `${pid}.${own().thread}.${randomUUID()}`;
  own().held.add(id);
  return id;
}

/** From now on whatever carries this id counts as left by a run that is over. */
export function retireOwnerId(id: string): void {
  own().held.delete(id);
}

/** Whether a run of this very thread is over, though the thread is not. */
function isOver(id: string): boolean {
  return id.startsWith(`${pid}.${own().thread}.`) && !own().held.has(id);
}

/** The process we run in. */
export function ownProcess(): ProcessId {
  return {pid, host: hostname(), started: startOf(pid)};
}

/** Whether an owner is still at it; one of another machine, or of another user, counts as being. */
export function isRunning({id, pid: other, host, started}: ProcessId & {readonly id: string}): boolean {
  if (host !== hostname()) return true;
  if (isOver(id)) return false;
  try {
    kill(other, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return started === undefined || started === startOf(other);
}

/**
 * The boot of the machine and the clock tick at which a process started, where `/proc` tells; a zombie counts as gone.
 *
 * Source: proc_pid_stat(5): the state is field 3 and the start field 22; field 2 is a name in parentheses that may
 * hold anything.
 */
function startOf(process: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : `${boot} ${fields[19]}`;
  } catch {
    // Not every system has /proc.
    return undefined;
  }
}
