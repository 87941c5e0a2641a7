import {jsonOf} from '../json.ts';
import type {HashOf} from '../markdown/hunk.ts';
import type {Change} from '../project/change.ts';
import {isMapping, isText} from '../project/kept-json.ts';
import {printable} from '../project/names.ts';
import {isBelow, METADATA} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {netPlan} from './net-plan.ts';
import {type Operation, type Plan, targetOf, textAfter} from './plan.ts';
import {previewProject} from './preview.ts';

/** What one rebase made of a file. */
interface RebasedFile {
  readonly path: string;
  /** The text before; nothing where the rebase made the file. */
  readonly before: string | undefined;
  /** The hash of the text after. */
  readonly after: string;
}

/** What taking a rebase back would do. */
export interface UndoPlan {
  readonly change: Change;
  readonly plan: Plan;
}

const VERSION = 1;

/** What is kept of a rebase, as JSON, so that it can be taken back. */
export function recordRebase({name}: Change, plan: Plan, hashOf: HashOf): string {
  const files = plan.flatMap((operation): readonly RebasedFile[] => {
    if (operation.kind === 'create')
      return [{path: operation.path, before: undefined, after: hashOf(operation.content)}];
    if (operation.kind !== 'write') return [];
    const {path, text} = operation.source;
    return [{path, before: text, after: hashOf(textAfter(operation))}];
  });
  return JSON.stringify({version: VERSION, change: name, files});
}

/**
 * Plan to put the files of a change back as they were before its last rebase, byte for byte.
 *
 * With `showsOnly` also where they were edited since: to be looked at, never to be carried out. Throws a Refusal:
 * `nothing-to-undo`, or `changed-since` where a file is not as the rebase left it.
 */
export function planUndo(
  project: Project,
  change: Change,
  record: string | undefined,
  {hashOf, showsOnly}: {readonly hashOf: HashOf; readonly showsOnly: boolean},
): UndoPlan {
  const files = readRecord(change, record) ?? [];
  const now = (path: string) => project.input.read(path)?.text;
  if (files.every(({path, before}) => now(path) === before))
    throw new Refusal(
      'nothing-to-undo',
      `No rebase of ${printable(change.name)} is known here that could be taken back`,
      shellLine`git log -p -- ${change.folder}`,
    );
  const edited = files.find(({path, after}) => hashOf(now(path) ?? '') !== after);
  if (edited && !showsOnly)
    throw new Refusal(
      'changed-since',
      `${printable(edited.path)} was changed since the rebase, so it is left as it is; what it said before can be shown`,
      shellLine`openspec rebase --undo --dry-run ${change.name}`,
    );
  return {change, plan: files.flatMap((file) => putBack(project, file))};
}

function putBack(project: Project, {path, before}: RebasedFile): Plan {
  const source = project.input.read(path);
  if (before === undefined) return source ? [{kind: 'remove', source}] : [];
  if (!source) return [{kind: 'create', path, content: before}];
  const whole: Operation = {
    kind: 'write',
    source,
    edits: [{start: 0, end: source.text.length, text: before}],
  };
  return netPlan(project, previewProject(project, [whole]), [targetOf(whole)]);
}

/** The record, where a rebase of this change can have written it. */
function readRecord({name, folder}: Change, text = ''): readonly RebasedFile[] | undefined {
  const read = jsonOf(text);
  if (!isMapping(read) || read['version'] !== VERSION || read['change'] !== name) return undefined;
  const files = Array.isArray(read['files']) ? read['files'].map(readFile) : [];
  const isOurs = ({path}: RebasedFile) =>
    path === `${folder}/${METADATA}` || (isBelow(`${folder}/specs`, path) && !path.split('/').includes('..'));
  return files.every((file) => file !== undefined && isOurs(file)) ? (files as RebasedFile[]) : undefined;
}

function readFile(value: unknown): RebasedFile | undefined {
  if (!isMapping(value)) return undefined;
  const {path, before, after} = value;
  const isWhole = isText(path) && isText(after) && (before === undefined || isText(before));
  return isWhole ? {path, before, after} : undefined;
}
