import {changelogRefusals} from '../../changelog/status.ts';
import {isMergeRule} from '../../lint/deltas/merge-rules.ts';
import type {Finding} from '../../lint/rule.ts';
import {takenFolder} from '../../plan/archive-changes.ts';
import {capitalized} from '../../printable.ts';
import type {Change} from '../../project/change.ts';
import {CONFIG} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {shellLine} from '../../refusal.ts';
import {counted} from '../style.ts';
import type {FileState} from './file-state.ts';

/** One thing that is left to do before a change is archived. */
export interface LeftItem {
  readonly what: string;
  /** To be pasted into a shell. */
  readonly command: string;
  /** Whether `openspec archive` refuses, or asks, until it is done; else it is only better done. */
  readonly isNeeded: boolean;
}

/** What the items are made from. */
interface LeftFacts {
  readonly change: Change;
  readonly findings: readonly Finding[];
  readonly files: FileState;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A document that is missing has its own line: there is nothing in a file to mend. */
const MISSING: ReadonlySet<string> = new Set(['proposal-exists', 'change-has-delta']);

/** What is left before a change can be archived, in the order in which it is best done; nothing of an archived one. */
export function leftItems(project: Project, facts: LeftFacts): readonly LeftItem[] {
  const {change, findings, files, today} = facts;
  if (change.archived) return [];
  const errors = findings.filter(({severity}) => severity === 'error');
  return [
    ...missingDocuments(errors),
    ...errorsToMend(change, errors),
    ...openTasks(change),
    ...[...changelogRefusals(project), ...takenFolder(project, change, today)].map(({message, hint}) =>
      needed(capitalized(message), hint),
    ),
    ...filesToList(change, files),
  ];
}

function missingDocuments(errors: readonly Finding[]): readonly LeftItem[] {
  return errors
    .filter(({rule}) => MISSING.has(rule))
    .map(({rule, message}) => needed(message, shellLine`openspec explain ${rule}`));
}

function errorsToMend({name}: Change, errors: readonly Finding[]): readonly LeftItem[] {
  const inSettings = errors.filter(({path}) => path === CONFIG);
  const ofMerge = errors.filter(({rule}) => isMergeRule(rule));
  const own = errors.filter((each) => ![...inSettings, ...ofMerge].includes(each) && !MISSING.has(each.rule));
  const lint = own.every(({fix}) => fix)
    ? shellLine`openspec lint ${name} --fix`
    : shellLine`openspec lint ${name}`;
  return [
    ...(own.length > 0 ? [needed(`${counted(own.length, 'error')} to mend`, lint)] : []),
    ...(inSettings.length > 0
      ? [needed(`${counted(inSettings.length, 'error')} in ${CONFIG}`, shellLine`openspec lint ${CONFIG}`)]
      : []),
    ...(ofMerge.length > 0
      ? [
          needed(
            `${counted(ofMerge.length, 'conflict')} with the living specs`,
            shellLine`openspec diff ${name}`,
          ),
        ]
      : []),
  ];
}

function openTasks({name, progress: {done, total}}: Change): readonly LeftItem[] {
  const open = total - done;
  return open > 0 ? [needed(`${counted(open, 'task')} open`, shellLine`openspec show ${name}`)] : [];
}

/** An archive lists what it can by itself; to see it before is better than after. */
function filesToList({name}: Change, {hasLists, unlisted}: FileState): readonly LeftItem[] {
  if (!hasLists || unlisted.length === 0) return [];
  const are = unlisted.length === 1 ? 'is' : 'are';
  const what = `${counted(unlisted.length, 'touched file')} ${are} listed in no delta (archive adds what it can place)`;
  return [{what, command: shellLine`openspec files ${name} --write`, isNeeded: false}];
}

function needed(what: string, command: string): LeftItem {
  return {what, command, isNeeded: true};
}
