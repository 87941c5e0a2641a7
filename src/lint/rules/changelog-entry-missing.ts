import {stateOf} from '../../changelog/entry.ts';
import {keptViews} from '../../changelog/kept-views.ts';
import {recordsOf} from '../../changelog/record.ts';
import {changelogStatus} from '../../changelog/status.ts';
import type {MissingEntry} from '../../changelog/view.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {shellLine} from '../../refusal.ts';
import {defineRule, type Problem} from '../rule.ts';

/** More than these are told together. */
const FEW = 3;

export const changelogEntryMissing = defineRule({
  id: 'changelog-entry-missing',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary: 'an archived change that a changelog told of, or is to tell of, has its entry there',
  *check(project) {
    for (const kept of keptViews(project)) {
      const {view, path, settings} = kept;
      const recordOf = ({folder}: Change) => recordsOf(project, folder)[path];
      // A numbered log may be long, and misses only what it had.
      const mayMiss = view.id === 'technical' ? project.archive.some(recordOf) : project.archive.length > 0;
      const document = view.missing && mayMiss ? project.document(path) : undefined;
      if (!document || changelogStatus(project, [kept])[0]?.state !== 'kept') continue;
      const missing = view.missing?.(document, {state: stateOf(project), settings, recordOf}) ?? [];
      yield* problemsOf(path, missing);
    }
  },
});

/** Entries that were never written come by one command, and many of them are one problem. */
function* problemsOf(path: string, missing: readonly MissingEntry[]): Generator<Problem> {
  const due = missing.filter(({wasWritten, parts}) => !wasWritten && parts.length === 0);
  const isCrowd = due.length > FEW;
  const [first] = due;
  if (first && isCrowd) yield {path, range: first.range, message: messageForAll(path, due)};
  for (const each of missing) {
    if (!isCrowd || !due.includes(each)) yield {path, range: each.range, message: messageFor(path, each)};
  }
}

function messageForAll(path: string, due: readonly MissingEntry[]): string {
  const [first = '', last = ''] = [due[0], due.at(-1)].map((each) => printable(each?.change.name ?? ''));
  const remedy = shellLine`openspec changelog --write --view ${path}`;
  return `No entries in \`${printable(path)}\` for ${due.length} archived changes, \`${first}\` to \`${last}\`, expected one each: \`${remedy}\``;
}

function messageFor(path: string, missing: MissingEntry): string {
  const {change, parts, wasWritten, release} = missing;
  const of = parts.map((part) => `\`${printable(part)}\``).join(', ');
  const subject = `${of}${of && ' of '}the archived change \`${printable(change.name)}\``;
  const expected = wasWritten ? 'the one it had' : 'one';
  const place = release === undefined ? '' : ` under version \`${printable(release)}\``;
  const remedy = `\`${remedyFor(path, missing)}\`, or \`section: none\` in its metadata to keep it out`;
  return `No entry in \`${printable(path)}\` for ${subject}, expected ${expected}${place}: ${remedy}`;
}

/** What was released is history, and the tool does not write it again. */
function remedyFor(path: string, {change, wasWritten, release}: MissingEntry): string {
  if (release !== undefined) return shellLine`git log -p -- ${path}`;
  const name = baseName(change.folder);
  return wasWritten
    ? shellLine`openspec changelog ${name} --write --view ${path} --accept source`
    : shellLine`openspec changelog ${name} --write --view ${path}`;
}
