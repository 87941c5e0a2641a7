import {kinds} from '../deltas/index.ts';
import type {Keyword} from '../deltas/kind.ts';

/** The section titles a repository uses: ours, and what its config adds. */
export interface Vocabulary {
  readonly shapes: ReadonlyMap<Keyword, SectionTitles>;
}

/** The sections of one kind of feature delta, by their canonical titles. */
export interface SectionTitles {
  readonly required: readonly string[];
  readonly known: readonly string[];
  /** Folded spelling → canonical title. */
  readonly byFoldedTitle: ReadonlyMap<string, string>;
}

/** What `deltas:` in the config may say of one kind. */
export interface VocabularyAddition {
  readonly required?: readonly string[];
  readonly known?: readonly string[];
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}

/** Our titles plus the additions of a config. */
export function vocabularyOf(
  additions: Readonly<Partial<Record<Keyword, VocabularyAddition>>> = {},
): Vocabulary {
  const shapes = kinds.flatMap(({keyword, feature}) => {
    if (!feature) return [];
    const addition = additions[keyword] ?? {};
    const required = [...new Set([...feature.required, ...(addition.required ?? [])])];
    const known = [...new Set([...feature.known, ...(addition.known ?? [])])].filter(
      (title) => !required.includes(title),
    );
    return [
      [
        keyword,
        {required, known, byFoldedTitle: foldedTitles([...required, ...known], addition.aliases ?? {})},
      ] as const,
    ];
  });
  return {shapes: new Map(shapes)};
}

/** Titles are compared without case, outer punctuation, inner spacing or the British `ou`. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/behaviour/g, 'behavior')
    .replace(/^[\s\d.)]*(?=\p{L})|(?<![\s:])[\s:]+$/gu, '');
}

function foldedTitles(titles: readonly string[], aliases: Readonly<Record<string, readonly string[]>>) {
  const folded = new Map(titles.map((title) => [foldTitle(title), title]));
  for (const [title, others] of Object.entries(aliases)) {
    const canonical = folded.get(foldTitle(title)) ?? title;
    for (const other of others) folded.set(foldTitle(other), canonical);
  }
  return folded;
}
