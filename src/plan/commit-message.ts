import type {Staging} from '../history/staging.ts';
import {namesIn, TRAILER} from '../history/trailers.ts';
import type {TextEdit} from '../markdown/edit.ts';
import {lineEndingAt} from '../markdown/source.ts';

/** The file that holds a commit message, as a hook is given it. */
export interface CommitMessage {
  readonly text: string;
  /** What is kept of it: no comments, and nothing from a scissors line on. */
  readonly body: string;
  /** Where its last line that is kept ends, before the line break; 0 when nothing is kept. */
  readonly end: number;
  /** The last line that is kept. */
  readonly last: string;
  /** What comment lines begin with; nothing is a comment when git will not take any out. */
  readonly comment: string | undefined;
  /** Where git has the message from: `message`, `template`, `squash`, `commit`; absent when it has none. */
  readonly origin: string | undefined;
}

/** What git chooses from when `core.commentChar` is `auto`; https://git-scm.com/docs/git-config#Documentation/git-config.txt-corecommentChar */
const CHOICES = ['#', ';', '@', '!', '$', '%', '^', '&', '|', ':'];

/** Read a message file. Never throws. */
export function readCommitMessage(
  text: string,
  origin: string | undefined,
  {comment: configured}: Pick<Staging, 'comment'>,
): CommitMessage {
  const comment = commentIn(text, origin, configured);
  const lines: string[] = [];
  let end = 0;
  for (const {0: line, index} of text.matchAll(/[^\n]*\n?/g)) {
    const shown = line.trimEnd();
    if (comment !== undefined && shown === scissors(comment)) break;
    if (comment !== undefined && line.startsWith(comment)) continue;
    lines.push(shown);
    if (shown !== '') end = index + line.replace(/\r?\n$/, '').length;
  }
  const body = lines.join('\n').trimEnd();
  return {text, body, end, last: body.slice(body.lastIndexOf('\n') + 1), comment, origin};
}

/**
 * Add changes to a message, each as a trailer of its own at the end, those that are there as such left alone.
 *
 * `block` is what git takes for trailers in it. An empty message stays empty, so that git still refuses it.
 */
export function planTrailers(
  message: CommitMessage,
  names: readonly string[],
  block: string,
): readonly TextEdit[] {
  const {text, body, end, last} = message;
  const there = namesIn(block);
  const missing = names.filter((name) => !there.includes(name));
  if (missing.length === 0 || body === '') return [];
  const eol = lineEndingAt(text, end) === '\r\n' ? '\r\n' : '\n';
  const lines = missing.map((name) => `${TRAILER}: ${name}`);
  const gap = isLastOf(block, last) ? eol : eol + eol;
  const rest = end === text.length ? eol : '';
  return [{start: end, end, text: gap + lines.join(eol) + rest}];
}

/** A scissors line: git drops it and all below it, such as the diff of `commit -v`. */
function scissors(comment: string): string {
  return `${comment} ${'-'.repeat(24)} >8 ${'-'.repeat(24)}`;
}

/**
 * Without an editor git keeps lines that look like comments. That there is one shows by the instructions, which have
 * an empty comment line among them; templates and older messages may have comments without. Not every program that
 * runs hooks tells where the message is from.
 */
function commentIn(text: string, origin: string | undefined, configured: string): string | undefined {
  const lines = new Set(text.split(/\r?\n/));
  const choices = configured === 'auto' ? CHOICES : [configured];
  const instructed = choices.find((comment) => lines.has(comment) || lines.has(scissors(comment)));
  const isGiven = origin === undefined || origin === 'message';
  return instructed ?? (isGiven ? undefined : choices[0]);
}

/** Whether the trailers git sees end with the message. */
function isLastOf(block: string, last: string): boolean {
  const value = last.replace(/^[^:\s]*\s*:/, '').trim();
  return block.trim() !== '' && block.trimEnd().endsWith(value);
}
