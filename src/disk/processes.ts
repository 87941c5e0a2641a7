import {kill, pid} from 'node:process';

/** The process we run in. */
export const ownProcess = pid;

/** Whether a process of this machine is running; one of another user counts as running. */
export function isRunning(process: number): boolean {
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    return (error as {code?: string}).code === 'EPERM';
  }
}
