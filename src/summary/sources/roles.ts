import {baseName} from '../../project/paths.ts';

/** Folders that only hold what a repository or a package is made of. */
const HOLDS_ALL = /^(?:src|lib|app|source|sources|main|packages|apps|\.)$/i;

const CONFIG =
  /^\.|\.(?:ya?ml|json|jsonc|json5|toml|ini|cfg|conf|env|lock|properties|xml|gradle|mod|sum)$|\.config\.[cm]?[jt]s$|^(?:Dockerfile|Makefile|Gemfile)/i;
const DOCS = /\.(?:md|mdx|markdown|rst|adoc|txt)$|^(?:LICENSE|NOTICE)/i;

const ACRONYM = /^(?:api|ci|cli|css|db|html|http|io|js|mcp|sql|sse|ts|ui)$/i;

/** The role of a file: the name of its folder as a title; at the root `Config`, `Docs` or `Project`. */
export function roleOf(path: string): string {
  const folder = path
    .split('/')
    .slice(0, -1)
    .findLast((name) => !HOLDS_ALL.test(name));
  if (folder !== undefined) return titled(folder);
  const name = baseName(path);
  if (DOCS.test(name)) return 'Docs';
  return CONFIG.test(name) ? 'Config' : 'Project';
}

/** `card_state-views` → `Card State Views`; what is no letter or figure says nothing in a title. */
function titled(folder: string): string {
  const words = folder.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  const title = words
    .map((word) => (ACRONYM.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
  return title === '' ? 'Project' : title;
}
