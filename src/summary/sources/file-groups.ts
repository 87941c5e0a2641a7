import {isListable} from '../../dialects/files-changed.ts';
import type {AttributedFile} from '../../history/attribution.ts';
import {descriptionOf} from '../../history/describe-file.ts';
import {printCode, printText} from '../../markdown/print.ts';
import {onceFor} from '../../once.ts';
import type {PlannedPath} from '../../project/planned-paths.ts';
import {isTestOf} from '../../project/test-files.ts';
import type {SummaryFacts} from '../facts.ts';
import type {SectionId} from '../form.ts';
import type {LineSource, SummaryLine} from '../summary.ts';
import {plansOf} from './plans.ts';

/** The groups of files of a summary. */
export type FileGroup = Extract<SectionId, 'new-files' | 'modified-files' | 'deleted-files' | 'test-files'>;

type Groups = ReadonlyMap<FileGroup, readonly SummaryLine[]>;

const groupsOf: (facts: SummaryFacts) => Groups = onceFor(readGroups);

/** The lines of one group: what git says was touched, then what is planned and was not. */
export function filesIn(facts: SummaryFacts, group: FileGroup): readonly SummaryLine[] {
  return groupsOf(facts).get(group) ?? [];
}

/** Whether any group has a file. */
export function hasFiles(facts: SummaryFacts): boolean {
  return groupsOf(facts).size > 0;
}

function readGroups(facts: SummaryFacts): Groups {
  const groups = new Map<FileGroup, SummaryLine[]>();
  const put = (path: string, group: FileGroup, lineIn: (group: FileGroup) => SummaryLine): void => {
    if (!isListable(path)) return;
    const own = isTestOf(facts.project, withoutPrefix(facts, path)) ? 'test-files' : group;
    const lines = groups.get(own) ?? [];
    lines.push(lineIn(own));
    groups.set(own, lines);
  };
  for (const file of facts.attribution?.files ?? [])
    put(file.path, GROUP_OF[file.kind], (group) => touchedLine(facts, file, group));
  for (const plan of plansOf(facts).left)
    put(plan.path, plannedGroup(facts, plan), (group) => plannedLine(plan, group));
  return groups;
}

const GROUP_OF = {
  added: 'new-files',
  modified: 'modified-files',
  renamed: 'modified-files',
  deleted: 'deleted-files',
} as const satisfies Record<AttributedFile['kind'], FileGroup>;

const GROUP_SAID = {
  new: 'new-files',
  modified: 'modified-files',
  deleted: 'deleted-files',
} as const satisfies Record<NonNullable<PlannedPath['says']>, FileGroup>;

/** A file that git has is not to be made, whatever is said; where nothing is said, one that is there is to be modified. */
function plannedGroup(facts: SummaryFacts, {path, says}: PlannedPath): FileGroup {
  if (says && !(says === 'new' && trackedIn(facts).has(path))) return GROUP_SAID[says];
  return facts.isThere(path) || says ? 'modified-files' : 'new-files';
}

const trackedIn: (facts: SummaryFacts) => ReadonlySet<string> = onceFor(({tracked}) => new Set(tracked));

function touchedLine(facts: SummaryFacts, file: AttributedFile, group: FileGroup): SummaryLine {
  const plan = plansOf(facts).byPath.get(file.path);
  const said = plan?.description === undefined ? undefined : plan;
  const from =
    file.from === undefined || !isListable(file.from) ? '' : ` (renamed from ${printCode(file.from)})`;
  const gone = file.kind === 'deleted' && group === 'test-files' ? ' (deleted)' : '';
  const description = said?.description ?? printText(descriptionOf(file, facts.change.name));
  return {
    key: file.path,
    text: `${printCode(file.path)}${from}${gone} — ${description}`,
    sources: [...(said ? [placeOf(said)] : []), ...gitSources(file)],
  };
}

function plannedLine(plan: PlannedPath, group: FileGroup): SummaryLine {
  const gone = plan.says === 'deleted' && group === 'test-files' ? ' (deleted)' : '';
  const description = plan.description === undefined ? '' : ` — ${plan.description}`;
  return {
    key: plan.path,
    text: `${printCode(plan.path)}${gone}${description} (planned)`,
    sources: [placeOf(plan)],
  };
}

function placeOf({document, line}: PlannedPath): LineSource {
  return {kind: 'document', path: document, line};
}

function gitSources({commits, isUncommitted}: AttributedFile): readonly LineSource[] {
  const hashes = commits.map(({hash}) => hash);
  return [
    ...(hashes.length > 0 ? [{kind: 'commits', hashes} as const] : []),
    ...(isUncommitted || hashes.length === 0 ? [{kind: 'work-tree'} as const] : []),
  ];
}

/** Patterns of the config are relative to the project's root. */
function withoutPrefix({prefix}: SummaryFacts, path: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
