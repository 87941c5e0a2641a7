import type {Nodes} from 'mdast';
import {type Requirement, statementText} from '../dialects/requirement-block.ts';

/** Whether a requirement says anything before its first scenario. */
export function hasStatement(requirement: Requirement): boolean {
  return statementText(requirement) !== '';
}

const KEYWORD = /\b(?:SHALL|MUST)\b/;

/** Whether the prose says how binding it is; what stands in code or in a comment is not said. */
export function hasKeyword({statement}: Requirement): boolean {
  return statement.some((node) => KEYWORD.test(proseOf(node)));
}

/** Whether a title has the word. */
export function titleHasKeyword({section}: Requirement): boolean {
  return KEYWORD.test(section.title);
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
