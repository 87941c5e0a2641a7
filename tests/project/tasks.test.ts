import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {numberOf} from '../../src/project/task.ts';
import {readLooseBoxes, readTasks} from '../../src/project/tasks.ts';

/** Text → for each task: its box as written, whether it is done and sound, its number and its words. */
const CASES: Readonly<
  Record<string, readonly (readonly [string, boolean, boolean, string | undefined, string])[]>
> = {
  '- [ ] 1.1 Add': [['[ ]', false, true, '1.1', '1.1 Add']],
  '- [X] **1.2** Add': [['[X]', true, true, '1.2', '1.2 Add']],
  '1. [x] ~~2.~~ Add': [['[x]', true, true, '2', '2. Add']],
  '- [ ] [wip] Add': [['[ ]', false, true, undefined, '[wip] Add']],
  '- [ ] [a](b) c': [['[ ]', false, true, undefined, 'a c']],
  '- [x]2.1.1 Add': [['[x]', true, false, '2.1.1', '2.1.1 Add']],
  '- **[ ]** Add': [['[ ]', false, false, undefined, 'Add']],
  '- [~] Add\n- [⏸️] Add\n- [N/A] Add': [
    ['[~]', false, false, undefined, 'Add'],
    ['[⏸️]', false, false, undefined, 'Add'],
    ['[N/A]', false, false, undefined, 'Add'],
  ],
  '- [ ] 1.1 A\r\n  - [x] 1.1.1 B\r\n': [
    ['[ ]', false, true, '1.1', '1.1 A'],
    ['[x]', true, true, '1.1.1', '1.1.1 B'],
  ],
  '> 1) [ ] 3 retries': [['[ ]', false, true, undefined, '3 retries']],
  '-\n  [ ] 1.1a Add': [['[ ]', false, true, undefined, '1.1a Add']],
  '- [ ] 1.1：做': [['[ ]', false, true, '1.1', '1.1：做']],
  '- [P1] a\n- [x](y)\n- [^1] b\n- \\[ ] c\n- `[ ]` d\n- [US] e': [],
  '```\n- [ ] a\n```\n\n    - [ ] b\n\n[ ] c': [],
};

const part = fc.constantFrom(
  '1',
  '1.1',
  '12.3.4',
  '.',
  ' ',
  ':',
  '*',
  '_',
  '`',
  'a',
  'Add',
  '[',
  ']',
  '(b)',
  '&',
  '\\',
  '~',
  '\t',
  'www.a.b',
  '@',
  '：',
  '|',
);

describe('tasks', () => {
  test('the number is the one that the words begin with', () => {
    fc.assert(
      fc.property(fc.array(part, {maxLength: 8}), (parts) => {
        const tasks = readTasks(parse(sourceOf('tasks.md', `- [ ] ${parts.join('')}\n`)));
        expect(tasks.map(({id}) => id)).toEqual(tasks.map(({text}) => numberOf(text)));
      }),
      {numRuns: 2000},
    );
  });

  test.each(Object.entries(CASES))('of %j', (text, expected) => {
    const tasks = readTasks(parse(sourceOf('tasks.md', text)));
    expect(
      tasks.map((task) => [
        text.slice(task.box.start, task.box.end),
        task.isDone,
        task.isSound,
        task.id,
        task.text,
      ]),
    ).toEqual(expected);
  });
});

/** Text → the boxes outside of lists: where they stand, as written, and whether they are done. */
const LOOSE: Readonly<Record<string, readonly (readonly [string, string, boolean])[]>> = {
  '1.1 [ ] open task\n1.2 [x] done\n**1.3** [ ] bold\n\n[ ] bare': [
    ['paragraph', '[ ]', false],
    ['paragraph', '[x]', true],
    ['paragraph', '[ ]', false],
    ['paragraph', '[ ]', false],
  ],
  '\u2022 [ ] a\r\nT001 [X] b\r\n2) [] c': [
    ['paragraph', '[ ]', false],
    ['paragraph', '[X]', true],
    ['paragraph', '[]', false],
  ],
  '## 1. [ ] Set up\n\nWords': [['heading', '[ ]', false]],
  '| Task | Done |\n|---|---|\n| a [ ] | [ ] |\n| [x] b | yes |': [
    ['table', '[ ]', false],
    ['table', '[x]', true],
  ],
  '[ ] open, [x] done\nsee [ ] there\n`[ ]` code\n\\[ ] no\n[ ](url)\n[ ]: x': [],
  '- [ ] a\n\n  [ ] b\n\n```\n[ ] c\n```\n\n<!--\n[ ] d\n-->': [],
};

describe('boxes outside of lists', () => {
  test.each(Object.entries(LOOSE))('of %j', (text, expected) => {
    const boxes = readLooseBoxes(parse(sourceOf('tasks.md', text)));
    expect(boxes.map(({within, start, end, isDone}) => [within, text.slice(start, end), isDone])).toEqual(
      expected,
    );
  });
});
