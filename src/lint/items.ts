import {type Document, placeIn} from '../markdown/document.ts';
import {type Change, statusOf} from '../project/change.ts';
import {printable} from '../project/names.ts';
import {ARCHIVE, baseName, CHANGES, isBelow, SPECS} from '../project/paths.ts';
import {type Project, specPath, type Unreadable} from '../project/project.ts';
import {byCodePoint, capabilityAt} from '../project/read-project.ts';
import {asAlone} from './across/alone.ts';
import {errorFinding, type Finding} from './rule.ts';
import {lint} from './run.ts';
import {isMarkdown} from './scope.ts';

/** One thing a verdict is given on: a change, a living spec, or what should be one and cannot be read. */
export interface Item {
  readonly id: string;
  readonly type: 'change' | 'spec';
  readonly change: Change | undefined;
  /** What keeps it from being read at all. */
  readonly unreadable: Unreadable | undefined;
}

/** An item and what the rules say about its own files. */
export interface CheckedItem {
  readonly item: Item;
  readonly findings: readonly Finding[];
}

/** A change as an item; an archived one is known by its folder. */
export function changeItem(change: Change): Item {
  const id = change.archived ? baseName(change.folder) : change.name;
  return {id, type: 'change', change, unreadable: undefined};
}

/** A living spec as an item. */
export function specItem(id: string): Item {
  return {id, type: 'spec', change: undefined, unreadable: undefined};
}

/** What lies where a change or a spec belongs, and cannot be read: no other item stands for it. */
export function unreadableItems(project: Project): readonly Item[] {
  return project.unreadable.flatMap((unreadable): readonly Item[] => {
    const {path} = unreadable;
    if ((path === SPECS || isBelow(SPECS, path)) && !project.files.includes(path)) {
      const id = capabilityAt(SPECS, path) ?? (path.slice(SPECS.length + 1) || baseName(path));
      return [{id, type: 'spec', change: undefined, unreadable}];
    }
    const id = path.slice(CHANGES.length + 1) || baseName(path);
    // A folder that cannot be listed is a change all the same, and stands for itself.
    const isKnown = project.input.changeFolders.includes(path);
    const isAmong = path === CHANGES || (isBelow(CHANGES, path) && !id.includes('/') && !isMarkdown(id));
    return isAmong && path !== ARCHIVE && !isKnown
      ? [{id, type: 'change', change: undefined, unreadable}]
      : [];
  });
}

/** Check many items with one run of the rules; sorted by id, then type. */
export function checkItems(project: Project, items: readonly Item[]): readonly CheckedItem[] {
  const changes = items.flatMap(({change}) => (change && !change.archived ? [change] : []));
  const documents = items.flatMap((item) => documentsOf(project, item));
  const needsLint = items.some(({change}) => !change?.archived);
  const found = needsLint ? lint(project, {changes, documents, includesProject: true}) : [];
  const byFolder = grouped(asAlone(project, found));
  return items
    .map((item) => ({item, findings: [...ownFindings(project, item), ...toldOf(item, byFolder)]}))
    .toSorted((a, b) => byCodePoint(a.item.id, b.item.id) || byCodePoint(a.item.type, b.item.type));
}

/** What the rules say; of what cannot be read, its own finding says it all. */
function toldOf(item: Item, found: ReadonlyMap<string, readonly Finding[]>): readonly Finding[] {
  return item.unreadable ? [] : (found.get(keyOf(item)) ?? []);
}

function documentsOf(project: Project, {id, type, change, unreadable}: Item): readonly Document[] {
  if (change?.archived || unreadable) return [];
  const paths = type === 'spec' ? [specPath(id)] : (change?.files ?? []).filter(isMarkdown);
  return paths.flatMap((path) => project.document(path) ?? []);
}

function grouped(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = folderOf(finding.path);
    const list = found.get(key);
    if (list) list.push(finding);
    else found.set(key, [finding]);
  }
  return found;
}

/** The path of a spec, the folder of a change: what the findings of an item have in common. */
function folderOf(path: string): string {
  return path.startsWith(`${SPECS}/`) ? path : path.split('/').slice(0, 3).join('/');
}

function keyOf({id, change}: Item): string {
  return change ? change.folder : specPath(id);
}

/** What no rule says: an item that cannot be read, and tasks left open in an archived change. */
function ownFindings(project: Project, {change, unreadable}: Item): readonly Finding[] {
  if (unreadable) {
    const {path, reason} = unreadable;
    return [errorAt('readable-files', path, `Cannot read \`${printable(baseName(path))}\`: ${reason}`)];
  }
  return change && statusOf(change) === 'Archived' ? openTasks(project, change) : [];
}

function openTasks(project: Project, {tasks, taskList, progress, folder}: Change): readonly Finding[] {
  const path = `${folder}/tasks.md`;
  const unreadable = project.unreadable.find((entry) => entry.path === path);
  if (unreadable) return [errorAt('readable-files', path, `Cannot read \`tasks.md\`: ${unreadable.reason}`)];
  const open = taskList.find(({isDone}) => !isDone);
  if (!open || !tasks) return [];
  const {done, total} = progress;
  const place = {start: placeIn(tasks, open.start), end: placeIn(tasks, open.end)};
  const message = `${total - done} of ${total} tasks left open, expected all done in an archived change`;
  return [{...errorAt('tasks-open', path, message), ...place}];
}

function errorAt(rule: string, path: string, message: string): Finding {
  return errorFinding({rule, path, start: undefined, end: undefined, message});
}
