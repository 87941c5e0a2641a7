import type {Projection} from '../../view.ts';
import {type ChangeEntry, entriesOfChange} from './entries.ts';
import {rankOf} from './insert.ts';
import {foldSection} from './release-title.ts';

/** The entries of all archived changes by section, as Markdown. Links begin at the folder of `changelog`. */
export function printEntries({state, settings}: Projection, changelog: string): string {
  const entries = state.archived.flatMap((change) => entriesOfChange(change, {...settings, changelog}));
  const sections = new Map<string, ChangeEntry[]>();
  for (const entry of entries) {
    const key = foldSection(entry.section);
    sections.set(key, [...(sections.get(key) ?? []), entry]);
  }
  return [...sections.values()]
    .map((own) => ({title: own[0]?.section ?? '', items: own.map(({text}) => `- ${text}\n`).join('')}))
    .toSorted((a, b) => rankOf(a.title) - rankOf(b.title))
    .map(({title, items}) => `### ${title}\n\n${items}`)
    .join('\n');
}
