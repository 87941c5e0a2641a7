import type {Code} from 'mdast';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';

/** One `## Fails`, `## Fixed` or `## Passes` of a page: the files it shows and the report it expects. */
export interface PagePart {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly report: readonly string[];
}

/** The executable parts of a page, in order. A fence's meta is the path of the file it shows. */
export function partsOf(page: string): readonly PagePart[] {
  const document = parse(sourceOf('page.md', page));
  const [title] = document.top.children;
  return (title?.children ?? []).map((section) => {
    const fences = section.blocks.filter((block): block is Code => block.type === 'code');
    const shown = fences.filter(({meta}) => meta).map(({meta, value}) => [meta as string, `${value}\n`]);
    const report = fences.filter(({lang}) => lang === 'report').flatMap(({value}) => value.split('\n'));
    return {title: section.title, files: Object.fromEntries(shown), report};
  });
}
