import {sep} from 'node:path';
import type {Content, Journal, Step} from './journal.ts';

/** A text as JSON; nothing when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is a journal whose steps stay in the project, away from git's own files, and in the staging folder. */
export function isJournal(value: unknown): value is Journal {
  const {version, title, steps} = (value ?? {}) as Partial<Journal>;
  return version === 1 && typeof title === 'string' && Array.isArray(steps) && steps.every(isStep);
}

function isStep(value: unknown): value is Step {
  const step = (value ?? {}) as Step;
  if (!isInner(step.path)) return false;
  if (step.kind === 'move') return isInner(step.from);
  if (step.kind === 'folder') return ['made', 'removed'].includes(step.becomes) && isMode(step.mode);
  return step.kind === 'file' && [step.before, step.after].every(isContent);
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
  if (typeof path !== 'string' || FORBIDDEN.test(path)) return false;
  return path.split('/').every((part) => !['', '.', '..', '.git'].includes(part.toLowerCase()));
}
