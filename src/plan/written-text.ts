import {namesIn} from '../history/trailers.ts';
import type {CommitMessage} from './commit-message.ts';

/** Trailers that programs put into a message before anything is written. */
const GIVEN = /^(?:[\w-]+-by|Change-Id):/i;

/**
 * What a person has written of a message's body: neither blank lines nor trailers that programs add.
 *
 * Git, too, takes a message for empty that has nothing but `Signed-off-by`, and a template for left as it was.
 */
export function writtenText(body: string): string {
  const isOwn = (line: string) => line.trim() !== '' && !GIVEN.test(line) && namesIn(line).length === 0;
  return body.split('\n').filter(isOwn).join('\n');
}

/**
 * Whether a person is yet to write a message: what is in it must stay as it is, so that git sees when they write nothing.
 *
 * A program that does not tell where a message is from may have it from a template, unless it is without comments.
 */
export function isUnwritten({body, origin, comment}: CommitMessage): boolean {
  if (writtenText(body) === '') return true;
  return comment !== undefined && (origin === undefined || origin === 'template');
}
