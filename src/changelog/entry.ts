import {kinds} from '../deltas/index.ts';
import {requirementSections} from '../dialects/requirement.ts';
import {printText} from '../markdown/print.ts';
import {type Change, type Status, statusOf, titleOf} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {byCodePoint} from '../project/read-project.ts';

/** The changes a changelog speaks of: a project's own, or those it will have. */
export interface ChangelogState {
  readonly active: readonly Change[];
  readonly archived: readonly Change[];
}

/** One thing to be recorded. */
export interface Entry {
  /** The change it comes from, by name and by folder. */
  readonly change: string;
  readonly folder: string;
  /** The day of the archive, `YYYY-MM-DD`; absent while the change is active, or when its folder has no date. */
  readonly date: string | undefined;
  /** One line of Markdown: the feature, else the title of the change. */
  readonly name: string;
  /** A keyword, several joined by commas, or `N/A` for a change without deltas. */
  readonly type: string;
  readonly status: Status;
  /** The delta it comes from, relative to the folder; `.` for the change as a whole. */
  readonly source: string;
}

/** The changes of a project as they are now. */
export function stateOf({changes, archive}: Project): ChangelogState {
  return {active: changes, archived: archive};
}

/** Every entry: archived ones oldest first, in the order of the archive, then those of active changes. */
export function entriesOf({active, archived}: ChangelogState): readonly Entry[] {
  const oldestFirst = archived.toSorted((a, b) =>
    byCodePoint(a.archived?.date ?? '', b.archived?.date ?? ''),
  );
  return [...oldestFirst, ...active].flatMap(entriesOfChange);
}

/** The entries of one change: one for each feature delta, and one for whatever else it does. */
export function entriesOfChange(change: Change): readonly Entry[] {
  const common = {
    change: change.name,
    folder: change.folder,
    date: change.archived?.date,
    status: statusOf(change),
  };
  const features = change.deltas.map(({kind, nameSource, document}) => ({
    ...common,
    name: nameSource,
    type: kind.keyword,
    source: document.source.path.slice(change.folder.length + 1),
  }));
  const keywords = requirementKeywords(change);
  if (features.length > 0 && keywords.length === 0) return features;
  const type = keywords.join(', ') || 'N/A';
  const whole = {...common, name: printText(titleOf(change)), type, source: '.'};
  return [...features, whole];
}

/** The kinds of all of a change's deltas. */
export function keywordsOf(change: Change): readonly string[] {
  return [...new Set([...change.deltas.map(({kind}) => kind.keyword), ...requirementKeywords(change)])];
}

/** The kinds of a change's requirement deltas, each once, in the order a reader meets them. */
function requirementKeywords(change: Change): readonly string[] {
  const titles = change.deltaDocuments.flatMap(requirementSections).map(({title}) => title.toUpperCase());
  return kinds
    .map(({keyword}) => keyword)
    .filter((keyword) => titles.some((title) => title.startsWith(keyword)));
}
