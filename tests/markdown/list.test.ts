import fc from 'fast-check';
import type {List, ListItem} from 'mdast';
import {describe, expect, test} from 'vitest';
import {changeItems} from '../../src/markdown/change-items.ts';
import {type Document, parse} from '../../src/markdown/document.ts';
import {applyEdits, type TextEdit} from '../../src/markdown/edit.ts';
import {appendItem, appendItems, removeItem} from '../../src/markdown/list.ts';
import {nodesOfType, plainText, rangeOf} from '../../src/markdown/node.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {endings, joined} from '../support/generate.ts';

const documentOf = (text: string): Document => parse(sourceOf('x.md', text));

/** The list whose first item says `item0`. */
const listOf = (text: string): List =>
  nodesOfType(documentOf(text).root, 'list').find(({children}) =>
    /^item\d/.test(plainText(children[0] as ListItem)),
  ) as List;

const itemsOf = (text: string) =>
  listOf(text)?.children.map((item) => item.children.map((child) => `${child.type} ${plainText(child)}`));
const others = (text: string) => documentOf(text).root.children.map(({type}) => type);

/** What an item holds below its first words, as lines and as a tree shows them. */
const tail = fc.constantFrom(
  ...([
    [[], []],
    [[], []],
    [['```', 'code', '```'], ['code code']],
    [['- nested'], ['list nested']],
    [['', 'more'], ['paragraph more']],
    [['', '> quoted'], ['blockquote quoted']],
    [['', '<div>'], ['html <div>']],
    [['', '# H'], ['heading H']],
  ] as const),
);

const generated = fc
  .record({
    marker: fc.constantFrom('-', '*', '+', '-  ', '1.', '8)', '9.', '- [ ]', '- [x]'),
    tails: fc.array(tail, {minLength: 1, maxLength: 4}),
    isLoose: fc.boolean(),
    place: fc.constantFrom(
      ['', ''],
      ['  ', '  '],
      ['> ', '> '],
      ['- ', '  '],
      ['3. ', '   '],
      ['> - ', '>   '],
    ),
    below: fc.constantFrom([], [''], ['', 'text'], ['# H'], ['***'], ['text below']),
    ending: endings,
    seed: fc.nat(),
  })
  .map(({marker, tails, isLoose, place, below, ending, seed}) => {
    const bullet = /^(?:[-*+]|\d+[.)]) */.exec(marker)?.[0] ?? '';
    const number = Number.parseInt(marker, 10);
    const items = tails.flatMap(([lines], index) => {
      const mark = Number.isNaN(number) ? marker : `${number + index}${marker.slice(1)}`;
      const width = Number.isNaN(number)
        ? bullet.trimEnd().length + Math.max(1, bullet.length - bullet.trimEnd().length)
        : mark.length + 1;
      const indentation = ' '.repeat(width);
      return [
        ...(isLoose && index > 0 ? [''] : []),
        `${mark} item${index}`,
        ...lines.map((line) => (line === '' ? '' : indentation + line)),
      ];
    });
    const isTailOpen = tails.at(-1)?.[0].length === 0;
    // Text right below a paragraph belongs to it.
    const following = below[0] === 'text below' && (isTailOpen || place[0] !== '') ? [] : below;
    const lines = items.map((line, index) => (index === 0 ? place[0] : place[1]) + line);
    const text = joined(['# T', '', ...lines, ...following], ending, seed);
    return {
      text,
      count: tails.length,
      ending,
      contents: tails.map(([, seen], index) => [`paragraph item${index}`, ...seen]),
    };
  })
  .filter(({text, contents}) => JSON.stringify(itemsOf(text)) === JSON.stringify(contents));

function applied(text: string, edits: readonly TextEdit[]): string {
  const after = applyEdits(text, edits);
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  expect(after.startsWith(text.slice(0, start))).toBe(true);
  expect(after.endsWith(text.slice(end))).toBe(true);
  return after;
}

describe('a list', () => {
  test('gets one more item, and nothing else changes', () => {
    fc.assert(
      fc.property(generated, ({text, contents, ending}) => {
        const edit = appendItem(text, listOf(text), 'new `x`');
        const after = applied(text, [edit]);
        expect(itemsOf(after)).toEqual([...contents, ['paragraph new x']]);
        expect(others(after)).toEqual(others(text));
        if (ending !== 'mixed') expect(new Set(edit.text.match(/\r\n|\n|\r/g))).toEqual(new Set([ending]));
        expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(text));
      }),
      {numRuns: 150},
    );
  });

  test('loses one item, and nothing else changes', () => {
    fc.assert(
      fc.property(generated, fc.nat(), ({text, contents}, at) => {
        fc.pre(contents.length > 1);
        const index = at % contents.length;
        const list = listOf(text);
        const edit = removeItem(text, list, list.children[index] as ListItem);
        const after = applied(text, [edit]);
        expect(itemsOf(after)).toEqual(contents.toSpliced(index, 1));
        expect(others(after)).toEqual(others(text));
        // Nine and ten differ in width, and what stands below would have to move.
        if (list.start !== 9) expect(listOf(after).start).toBe(list.start);
      }),
      {numRuns: 150},
    );
  });

  test('goes with its only item', () => {
    fc.assert(
      fc.property(generated, ({text, contents}) => {
        fc.pre(contents.length === 1);
        const list = listOf(text);
        const after = applied(text, [removeItem(text, list, list.children[0] as ListItem)]);
        expect(after).not.toContain('item0');
        expect(listOf(after)).toBeUndefined();
      }),
    );
  });

  test('changes items at one end while others go', () => {
    fc.assert(
      fc.property(generated, fc.nat(), fc.constantFrom('first', 'last'), ({text, contents}, at, side) => {
        fc.pre(contents.length > 1 && !/^(?:- |> - |3\. )/m.test(text.split(/[\r\n]+/)[1] ?? ''));
        const index = at % contents.length;
        const list = listOf(text);
        const edits = changeItems(text, list, {
          leaving: new Set([list.children[index] as ListItem]),
          coming: ['item new', 'item2 new'],
          side,
        });
        const staying = contents.toSpliced(index, 1);
        const coming = [['paragraph item new'], ['paragraph item2 new']];
        const found = nodesOfType(documentOf(applyEdits(text, edits)).root, 'list').map((each) =>
          each.children.map((child) => child.children.map((inner) => `${inner.type} ${plainText(inner)}`)),
        );
        expect(found).toContainEqual(side === 'first' ? [...coming, ...staying] : [...staying, ...coming]);
      }),
      {numRuns: 120},
    );
  });

  test.each([
    ['- a\n- b', '- a\n- b\n- x'],
    ['- a\n\n- b\n', '- a\n\n- b\n\n- x\n'],
    ['> - a\n>\n> - b\n', '> - a\n>\n> - b\n>\n> - x\n'],
    ['1. a\n2. b\n', '1. a\n2. b\n3. x\n'],
    ['1. a\n1. b\n', '1. a\n1. b\n1. x\n'],
    ['999999999. a\n', '999999999. a\n999999999. x\n'],
    ['- a\n  ```\n  code\n', '- a\n  ```\n  code\n- x\n'],
    ['- ```\n  code\n\n\ntext\n', '- ```\n  code\n- x\n\n\ntext\n'],
    ['- a\n  <div>\n\ntext\n', '- a\n  <div>\n- x\n\ntext\n'],
    ['-     code\n', '-     code\n- x\n'],
    ['-\n', '-\n- x\n'],
    ['*\ta\n', '*\ta\n*\tx\n'],
    ['- ```\n  ```\ntext\n', '- ```\n  ```\n- x\n\ntext\n'],
    ['- # H\n===\n', '- # H\n- x\n\n===\n'],
    ['- - a\n  - b\n', '- - a\n  - b\n- x\n'],
  ])('%j goes on as %j', (text, expected) => {
    const [list] = nodesOfType(documentOf(text).root, 'list');
    expect(applyEdits(text, [appendItem(text, list as List, 'x')])).toBe(expected);
  });

  test('takes several items of several lines', () => {
    const text = '> 1. a\r\n';
    const [list] = nodesOfType(documentOf(text).root, 'list');
    expect(applyEdits(text, [appendItems(text, list as List, ['x\n\ny', 'z'])])).toBe(
      '> 1. a\r\n> 2. x\r\n>\r\n>    y\r\n> 3. z\r\n',
    );
  });

  test.each([
    ['para\n1. a\n2. b\n', 0, 'para\n1. b\n'],
    ['- - a\n  - b\n', 0, '- - b\n'],
    ['> - a\n>\n> - b\n', 1, '> - a\n'],
    ['- a\n- ```\n  ```\ntext', 1, '- a\n\ntext'],
    ['> - a\n', 0, '>\n'],
    ['text\n\n- a\n\nmore\n', 0, 'text\n\n\n\nmore\n'],
  ])('%j without item %i is %j', (text, index, expected) => {
    const list = nodesOfType(documentOf(text).root, 'list').at(-1) as List;
    expect(rangeOf(list).end).toBeGreaterThan(0);
    expect(applyEdits(text, [removeItem(text, list, list.children[index] as ListItem)])).toBe(expected);
  });
});
