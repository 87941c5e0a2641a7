import type {Image, Link} from 'mdast';
import {parse} from '../../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../../markdown/edit.ts';
import {nodesOfType, rangeOf} from '../../../markdown/node.ts';
import {sourceOf} from '../../../markdown/source.ts';
import type {Change} from '../../../project/change.ts';
import {CHANGES} from '../../../project/paths.ts';

/** An item's content with its links into the folder of a change led to where the folder lies now. */
export function moveLinks(content: string, {name, folder}: Change): string {
  if (!content.includes(name)) return content;
  const {root} = parse(sourceOf('', content));
  const links = [...nodesOfType(root, 'link'), ...nodesOfType(root, 'image')];
  const target = folder.slice(CHANGES.length + 1);
  return applyEdits(
    content,
    links.flatMap((link) => moveLink(content, link, name, target)),
  );
}

/** The address stands behind the words of a link, or the description of an image, where the brackets close. */
function moveLink(content: string, link: Link | Image, name: string, target: string): readonly TextEdit[] {
  const path = link.url.replace(/^\.\//, '');
  if (!path.startsWith(name) || !/^(?:[/#?]|$)/.test(path.slice(name.length))) return [];
  const {start, end} = rangeOf(link);
  const last = link.type === 'link' ? link.children.at(-1) : undefined;
  const from = last ? rangeOf(last).end : start;
  const opening = /\]\(\s*<?(?:\.\/)?/g;
  const inner = content.slice(from, end);
  for (let match = opening.exec(inner); match; match = opening.exec(inner)) {
    const at = from + match.index + match[0].length;
    if (content.startsWith(name, at)) return [{start: at, end: at + name.length, text: target}];
  }
  return [];
}
