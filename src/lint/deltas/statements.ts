import type {Nodes} from 'mdast';
import {type Requirement, statementText} from '../../dialects/requirement-block.ts';
import {onceFor} from '../../once.ts';
import type {Project} from '../../project/project.ts';
import {optionOf, wordList} from '../settings/options.ts';

/** Whether a requirement says anything before its first scenario. */
export function hasStatement(requirement: Requirement): boolean {
  return statementText(requirement) !== '';
}

/** The option that names the words, of the rule that asks for one of them. */
export const keywords = wordList({
  ...{name: 'keywords', otherwise: ['SHALL', 'MUST']},
  summary: 'the words that say how binding a requirement is, as they are written',
});

/** The words that say how binding a requirement is, and what finds one of them where it stands by itself. */
export const keywordsOf = onceFor((project: Project) => {
  const words = optionOf(project, 'requirement-keyword', keywords);
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const pattern = `(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`;
  return {words, pattern: new RegExp(pattern, 'u')};
});

/** Whether the prose says how binding it is; what stands in code or in a comment is not said. */
export function hasKeyword({statement}: Requirement, keyword: RegExp): boolean {
  return statement.some((node) => keyword.test(proseOf(node)));
}

/** Whether a title has the word. */
export function titleHasKeyword({section}: Requirement, keyword: RegExp): boolean {
  return keyword.test(section.title);
}

/** The text nodes of a tree, joined; a stack, because a file may nest deeper than calls can. */
function proseOf(tree: Nodes): string {
  const texts: string[] = [];
  const ahead: Nodes[] = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.type === 'text') texts.push(node.value);
    else if ('children' in node) for (const child of node.children.toReversed()) ahead.push(child);
  }
  return texts.join(' ');
}
