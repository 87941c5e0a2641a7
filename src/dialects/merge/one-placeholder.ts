import {parse} from '../../markdown/document.ts';
import type {Sides} from '../../markdown/merge/pieces.ts';
import {sourceOf} from '../../markdown/source.ts';
import {readSpec} from '../spec.ts';
import {placeholderPurpose} from './purpose.ts';

/**
 * Two sides that made a spec anew, each with a placeholder for its purpose, with the same one: that whose change has
 * the smaller name. A conflict in words that nobody wrote is of no use.
 */
export function withOnePlaceholder(sides: Sides<string>): Sides<string> {
  const {base, ours, theirs} = sides;
  if (base !== '') return sides;
  const [mine, other] = [placeholderOf(ours), placeholderOf(theirs)];
  if (!mine || !other || mine.text === other.text) return sides;
  return mine.text < other.text
    ? {base, ours, theirs: other.before + mine.text + other.after}
    : {base, ours: mine.before + other.text + mine.after, theirs};
}

/** A placeholder, and what stands around it. */
interface Placeholder {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

function placeholderOf(text: string): Placeholder | undefined {
  const document = parse(sourceOf('', text));
  const found = document.text === text ? placeholderPurpose(readSpec(document)) : undefined;
  return (
    found && {before: text.slice(0, found.range.start), text: found.text, after: text.slice(found.range.end)}
  );
}
