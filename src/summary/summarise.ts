import {foldedLine} from '../markdown/statement.ts';
import type {SummaryFacts} from './facts.ts';
import {FORM, type SectionId} from './form.ts';
import {sections} from './sections/index.ts';
import {listText} from './sources/list-text.ts';
import type {LineSource, Summary, SummaryLine} from './summary.ts';

const readers = new Map<SectionId, (typeof sections)[number]>(sections.map((each) => [each.id, each]));

/** What the documents, git and the manifests say of a change, in the order of the form. Never throws. */
export function summarise(facts: SummaryFacts): Summary {
  return {
    change: facts.change.name,
    sections: FORM.flatMap(({id, isRequired}) => {
      const lines = sound(readers.get(id)?.read(facts) ?? []);
      return lines.length > 0 || isRequired ? [{id, lines}] : [];
    }),
    ...(facts.unknown !== undefined && {unknown: facts.unknown}),
  };
}

/** Lines that are one item each, without those that say nothing, by keys that tell them apart. */
function sound(read: readonly SummaryLine[]): readonly SummaryLine[] {
  const said = read
    .map((line) => ({...line, key: foldedLine(line.key), text: listText(line.text)}))
    .filter(({text}) => text !== '');
  const lines = onePerText(said);
  const taken = new Set(lines.map(({key}) => key));
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const before = seen.get(line.key) ?? 0;
    seen.set(line.key, before + 1);
    return before === 0 ? line : {...line, key: freeKey(line.key, before + 1, taken)};
  });
}

/** What is said twice is said once, from all its sources. */
function onePerText(lines: readonly SummaryLine[]): readonly SummaryLine[] {
  const sources = new Map<string, Map<string, LineSource>>();
  for (const line of lines) {
    const known = sources.get(line.text) ?? new Map<string, LineSource>();
    for (const source of line.sources) known.set(JSON.stringify(source), source);
    sources.set(line.text, known);
  }
  const first = new Map(lines.toReversed().map((line) => [line.text, line] as const));
  return lines
    .filter((line) => first.get(line.text) === line)
    .map((line) => ({...line, sources: [...(sources.get(line.text)?.values() ?? [])]}));
}

/** `key (2)`, or the next number that no other line has. */
function freeKey(key: string, first: number, taken: Set<string>): string {
  let number = first;
  while (taken.has(`${key} (${number})`)) number++;
  const free = `${key} (${number})`;
  taken.add(free);
  return free;
}
