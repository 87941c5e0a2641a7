import type {ListItem, Paragraph} from 'mdast';
import {plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';

/** One checkbox of a task list. */
export interface Task extends Range {
  readonly isDone: boolean;
  /** What stands between the brackets. */
  readonly mark: string;
  /** From `[` to `]`. */
  readonly box: Range;
  /** Whether GitHub shows a checkbox: `[ ]` or `[x]` with a space behind it. */
  readonly isSound: boolean;
  /** `1.2` in `- [ ] 1.2 Do it`; absent when the task has no number. */
  readonly id: string | undefined;
  readonly text: string;
}

/** What may be a checkbox, at the beginning of words. */
export const BOX = /^\[([^\]\r\n]{0,4})\](?![([:])/;
/** `1.2` and deeper, or a plain number that is punctuated as one: `3 retries` counts, it does not number. */
const NUMBER = /^(\d+(?:\.\d+)+)(?=\.?(?:[\s:：、*)]|$))|^(\d+)(?=[.):：、](?:\s|$))/;

/** What needs no look at the markup: a number of parts or a letter right behind the box. */
const PLAIN = / (?:(\d+(?:\.\d+)+)[ :]|[A-Za-z])/y;

/** The number that words begin with. */
export function numberOf(words: string): string | undefined {
  const [, dotted, plain] = NUMBER.exec(words) ?? [];
  return dotted ?? plain;
}

/** A task of a text. Its words are read when they are asked for: of thousands mostly the numbers are. */
export class ReadTask implements Task {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
  readonly box: Range;
  readonly isSound: boolean;
  readonly isDone: boolean;
  readonly id: string | undefined;
  readonly #paragraph: Paragraph;

  constructor(
    text: string,
    item: ListItem,
    paragraph: Paragraph,
    {mark, box, isSound}: Pick<Task, 'mark' | 'box' | 'isSound'>,
  ) {
    ({start: this.start, end: this.end} = rangeOf(item));
    this.mark = mark;
    this.box = box;
    this.isSound = isSound;
    this.isDone = mark.trim().toLowerCase() === 'x';
    this.#paragraph = paragraph;
    PLAIN.lastIndex = box.end;
    const plain = isSound ? PLAIN.exec(text) : undefined;
    this.id = plain ? plain[1] : numberOf(this.text);
  }

  get text(): string {
    const words = plainText(this.#paragraph);
    return this.isSound ? words : words.replace(BOX, '').trim();
  }
}
