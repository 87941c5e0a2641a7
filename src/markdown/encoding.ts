import type {Source} from './source.ts';

/** Whether a file that is not UTF-8 says by its first two bytes that it is UTF-16. */
export function isUtf16({bytes: [first, second], invalidAt}: Source): boolean {
  const isMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return invalidAt !== undefined && isMark;
}
