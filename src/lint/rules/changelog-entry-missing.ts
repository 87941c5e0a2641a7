import {stateOf} from '../../changelog/entry.ts';
import {keptViews} from '../../changelog/kept-views.ts';
import {recordsOf} from '../../changelog/record.ts';
import {changelogStatus} from '../../changelog/status.ts';
import type {MissingEntry} from '../../changelog/view.ts';
import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {shellLine} from '../../refusal.ts';
import {defineRule} from '../rule.ts';

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
      const document = view.missing && project.document(path);
      const [status] = document ? changelogStatus(project, [kept]) : [];
      if (!document || status?.state !== 'kept') continue;
      const recordOf = ({folder}: {readonly folder: string}) => recordsOf(project, folder)[path];
      const missing = view.missing?.(document, {state: stateOf(project), settings, recordOf}) ?? [];
      for (const each of missing) yield {path, range: each.range, message: messageFor(path, each)};
    }
  },
});

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
