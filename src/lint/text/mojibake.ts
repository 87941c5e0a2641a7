import type {Range} from '../../markdown/place.ts';

/** A stretch of text that is UTF-8 read as Windows-1252, and what was meant. */
export interface Mojibake extends Range {
  readonly index: number;
  readonly meant: string;
}

/** What bytes 0x80–0x9F mean in Windows-1252 (WHATWG Encoding Standard); the five it leaves out are control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const RUN = new RegExp(`[\\u0080-\\u00FF${HIGH}]{2,}`, 'g');
/** What a letter may be followed by: `SPAß“` and `CAFÉ»` are bytes of UTF-8 by accident. */
const PUNCTUATION = /[‘’“”•–—…«»‹›„‚·´]/;
/** Latin letters, punctuation, arrows, signs and emoji; one character of another script may be an accident. */
const USUAL =
  /^[\uFE0F\u00A0-\u017F\u2000-\u27BF\u2900-\u2BFF\u3000-\u303F\uFEFF\uFF00-\uFFEF\uFFFD\u{1F000}-\u{1FAFF}]/u;

const CONTROL = /[\u0080-\u009F]/;

/** Every such stretch, in order, as long as possible. */
export function* mojibakeIn(text: string): Generator<Mojibake> {
  for (const {0: run, index} of text.matchAll(RUN)) {
    for (let at = 0; at < run.length; ) {
      const {meant, length, count} = sequenceAt(run, at);
      const start = index + at;
      const end = start + length;
      const final = repairTwice(meant);
      const isSure =
        count > 1 || (count === 1 && isNoAccident(text.slice(start, end), meant, text.charAt(end)));
      // A byte order mark means nothing where it stands, and a control character was meant by nobody.
      if (isSure && !CONTROL.test(final))
        yield {index: start, start, end, meant: final.replaceAll('\uFEFF', '')};
      at += Math.max(length, 1);
    }
  }
}

/** Bytes of UTF-8 in a row, from here on. */
function sequenceAt(run: string, from: number) {
  let at = from;
  let meant = '';
  let count = 0;
  for (let next = decodeAt(run, at); next; next = decodeAt(run, at)) {
    meant += next.meant;
    at += next.length;
    count++;
  }
  return {meant, length: at - from, count};
}

/** One character of UTF-8 spelled in Windows-1252; nothing when these are not its bytes. */
function decodeAt(run: string, at: number): {readonly meant: string; readonly length: number} | undefined {
  const lead = byteOf(run.charAt(at));
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > run.length) return undefined;
  const bytes = Array.from(run.slice(at, at + length), byteOf);
  try {
    return {
      meant: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(Uint8Array.from(bytes)),
      length,
    };
  } catch {
    return undefined;
  }
}

function byteOf(character: string): number {
  const high = HIGH.indexOf(character);
  return character !== '' && high >= 0 ? 0x80 + high : character.charCodeAt(0);
}

function isNoAccident(written: string, meant: string, next: string): boolean {
  const isWordEnd = written.length === 2 && PUNCTUATION.test(written.charAt(1)) && !/\p{L}/u.test(next);
  return USUAL.test(meant) && !isWordEnd;
}

/** What was read wrongly twice is put right twice. */
function repairTwice(meant: string): string {
  const {meant: again, length, count} = sequenceAt(meant, 0);
  return count > 0 && length === meant.length ? again : meant;
}
