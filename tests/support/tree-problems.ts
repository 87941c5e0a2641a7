import type {Nodes, RootContent} from 'mdast';
import type {Document} from '../../src/markdown/document.ts';
import {innerSource, rangeOf} from '../../src/markdown/node.ts';
import type {Range} from '../../src/markdown/place.ts';
import {descendants, type Section} from '../../src/markdown/section.ts';

/** What is wrong with a tree; a list, because an assertion for each node would take most of the time. */
export function treeProblems(document: Document): readonly string[] {
  const {text, root, top, frontMatter} = document;
  const titles = root.children.filter(({type}) => type === 'heading');
  const found = [...descendants(top)].map(({heading}) => heading);
  return [
    ...placeProblems(text, root, {start: 0, end: text.length}),
    ...sectionProblems(top),
    ...(titles.length === found.length && titles.every((title, index) => title === found[index])
      ? []
      : ['sections are not the headings']),
    ...(frontMatter && !/^---[\s\S]*---[ \t]*$/.test(text.slice(frontMatter.start, frontMatter.end))
      ? ['front matter']
      : []),
  ];
}

/** Every node has a place, within its parent's and behind its elder siblings'. */
function placeProblems(text: string, node: Nodes, within: Range): readonly string[] {
  const range = node.type === 'root' ? within : rangeOf(node);
  const lies = range.start >= within.start && range.end <= within.end && range.start <= range.end;
  if (!lies) return [`${node.type} lies at ${range.start}–${range.end}`];
  if (!('children' in node)) return [];
  const disordered = node.children.filter((child, index) => {
    const previous = node.children[index - 1];
    return previous && rangeOf(previous).end > rangeOf(child).start;
  });
  const isWhole = text.slice(range.start, range.end).includes(innerSource(text, node));
  return [
    ...disordered.map(({type}) => `${type} begins too early`),
    ...(isWhole ? [] : [`${node.type} lacks its content`]),
    ...node.children.flatMap((child) => placeProblems(text, child, range)),
  ];
}

/** Preamble and children tile a section; its own blocks lie before the children. */
function sectionProblems(section: Section): readonly string[] {
  const starts = [...section.children.map(({start}) => start), section.end];
  const laws = section.children.flatMap((child, index) => {
    const heading = rangeOf(child.heading as RootContent);
    return [
      child.end === starts[index + 1] && child.start === heading.start,
      child.depth > section.depth,
      child.body.start === heading.end && child.body.end === child.end,
    ];
  });
  const inBody = section.blocks.every(
    (block) => rangeOf(block).start >= section.body.start && rangeOf(block).end <= (starts[0] ?? 0),
  );
  const broken = [...laws, inBody].includes(false) ? [`section ${section.title}`] : [];
  return [...broken, ...section.children.flatMap(sectionProblems)];
}
