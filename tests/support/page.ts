import type {Code} from 'mdast';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {isTold, type Told, toldIn} from './told.ts';

/** One `## Fails`, `## Fixed` or `## Passes` of a page: the files it shows and the report it expects. */
export interface PagePart {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly report: readonly string[];
  /** Files as a commit has them that deltas were written against. */
  readonly bases: readonly PageBase[];
  /** What git says, where the part shows commits or work that is not committed. */
  readonly told: Told | undefined;
}

/** A file of a commit. */
export interface PageBase {
  readonly path: string;
  readonly commit: string;
  readonly text: string;
}

/**
 * The executable parts of a page, in order. A fence's meta is the path of the file it shows; of JSON, `commits` and
 * `uncommitted` show what git says.
 */
export function partsOf(page: string): readonly PagePart[] {
  const document = parse(sourceOf('page.md', page));
  const [title] = document.top.children;
  return (title?.children ?? []).map((section) => {
    const fences = section.blocks.filter((block): block is Code => block.type === 'code');
    const report = fences.filter(({lang}) => lang === 'report').flatMap(({value}) => value.split('\n'));
    const shown = fences.filter((fence) => !isTold(fence));
    const files = Object.fromEntries(shown.filter((fence) => baseOf(fence).length === 0).flatMap(fileOf));
    return {title: section.title, files, report, bases: shown.flatMap(baseOf), told: toldIn(fences)};
  });
}

/** `at=abc1234` behind the path: the file as that commit has it. */
function baseOf({meta, value}: Code): readonly PageBase[] {
  const [path = '', ...traits] = meta?.split(' ') ?? [];
  const commit = traits.find((trait) => trait.startsWith('at='))?.slice('at='.length);
  return commit === undefined ? [] : [{path, commit, text: `${value}\n`}];
}

/**
 * The path and content of a fence that shows a file.
 *
 * What Markdown cannot show is said behind the path: `encoding=latin1`, `bom`, `crlf`, `controls` for a file whose control
 * characters are shown by their signs, as `␀`, and `invisible` for one that shows characters as `<U+200B>`.
 */
function fileOf({meta, value}: Code): readonly (readonly [string, string | Uint8Array])[] {
  const [path, ...traits] = meta?.split(' ') ?? [];
  if (!path) return [];
  const lines = value === '' ? '' : `${value}\n`;
  if (traits.includes('controls')) return [[path, lines.replace(/[\u2400-\u241F]/g, controlOf)]];
  if (traits.includes('invisible'))
    return [
      [
        path,
        lines.replace(/<U\+([0-9A-F]{4,6})>/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
      ],
    ];
  const text = traits.includes('crlf') ? lines.replaceAll('\n', '\r\n') : lines;
  if (traits.includes('encoding=latin1')) return [[path, Buffer.from(text, 'latin1')]];
  return [[path, traits.includes('bom') ? `\uFEFF${text}` : text]];
}

/** `␀` is U+2400, and U+0000 is what it stands for. */
function controlOf(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) - 0x2400);
}
