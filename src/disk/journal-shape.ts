import {sep} from 'node:path';
import {isBelow, OPENSPEC} from '../project/paths.ts';
import {isInnerPath} from '../project/portable-name.ts';
import {isWritable} from '../project/writable-path.ts';
import type {Content, Journal, Step} from './journal.ts';

/** Whether a value is a journal whose steps stay in the project, away from git's own files, and in the staging folder. */
export function isJournal(value: unknown): value is Journal {
  const {version, title, steps} = (value ?? {}) as Partial<Journal>;
  return version === 1 && typeof title === 'string' && Array.isArray(steps) && steps.every(isStep);
}

function isStep(value: unknown): value is Step {
  const step = (value ?? {}) as Step;
  if (!isInner(step.path)) return false;
  if (step.kind === 'move') return isInner(step.from) && [step.path, step.from].every(isBelowOurs);
  if (step.kind === 'folder') return ['made', 'removed'].includes(step.becomes) && isMode(step.mode);
  // A repository that brings a journal could bring such files as well, but none that git ignores.
  return step.kind === 'file' && isWritable(step.path) && [step.before, step.after].every(isContent);
}

function isMode(value: unknown): boolean {
  return value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0o777);
}

/** The hash becomes part of a name. */
function isContent(value: Content | undefined): boolean {
  return (
    value === undefined || (/^[0-9a-f]{64}$/.test(value.hash) && /^\d+\.(?:new|old)$/.test(value.staged))
  );
}

/** Where a backslash parts folders, neither it nor a drive's colon may be in a name. */
const FORBIDDEN = sep === '/' ? /\0/ : /[\0\\:]/;

function isInner(path: unknown): boolean {
  return typeof path === 'string' && !FORBIDDEN.test(path) && isInnerPath(path);
}

function isBelowOurs(path: string): boolean {
  return isBelow(OPENSPEC, path);
}
