import {printable} from '../printable.ts';
import {Refusal} from '../refusal.ts';
import type {Accept} from '../three-way.ts';

/**
 * The side that a person says is right: what the change says, or what a file such as `summary` says. Throws a Refusal for
 * any other word; `hint` is a command that gives one.
 */
export function acceptedSide(accept: string, file: string, hint: string): Accept {
  if (accept === 'source' || accept === 'file') return accept;
  const expected = `expected source (what the change says) or file (what the ${file} says)`;
  throw new Refusal('bad-accept', `\`${printable(accept)}\` cannot be accepted, ${expected}`, hint);
}
