import type {RootContent} from 'mdast';
import {nodesOfType} from '../markdown/node.ts';

/** The blocks among some in document order that close an HTML element none of them opens. */
export function strayCloses(blocks: readonly RootContent[]): ReadonlySet<RootContent> {
  const open = new Map<string, number>();
  return new Set(blocks.filter((block) => tagsIn(block).filter((tag) => !isPaired(open, tag)).length > 0));
}

/** Whether a block says nothing but closing tags, comments aside. */
export function isOnlyClosing(block: RootContent): boolean {
  const rest = block.type === 'html' ? withoutComments(block.value).trim() : '';
  return rest !== '' && rest.replace(/<\/[a-z][\w-]*\s*>/gi, '').trim() === '';
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
}

function tagsIn(block: RootContent): readonly Tag[] {
  const html = nodesOfType(block, 'html').map(({value}) => withoutComments(value));
  return html.flatMap((value) =>
    [...value.matchAll(/<(\/?)([a-z][\w-]*)/gi)].map(([, slash, name = '']) => {
      return {name: name.toLowerCase(), closes: slash === '/'};
    }),
  );
}

/** Counts a tag; a closing one has no pair when none is open. */
function isPaired(open: Map<string, number>, {name, closes}: Tag): boolean {
  const count = open.get(name) ?? 0;
  open.set(name, Math.max(0, closes ? count - 1 : count + 1));
  return !closes || count > 0;
}

function withoutComments(html: string): string {
  return html
    .split('-->')
    .map((part) => part.split('<!--')[0])
    .join(' ');
}
