import {readSpec} from '../../src/dialects/spec.ts';
import type {Change} from '../../src/project/change.ts';
import {CHANGES, isBelow, SPECS} from '../../src/project/paths.ts';
import {type Project, specPath} from '../../src/project/project.ts';
import {byCodePoint} from '../../src/project/read-project.ts';
import {specNameWanted} from '../../src/project/unread-specs.ts';
import {missed} from '../../src/project/unreadable.ts';
import {changeJson} from '../../src/report/change-json.ts';
import {visible} from '../../src/report/style.ts';
import {changeTable, type SpecFacts, specTable} from '../../src/report/tables.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {oneOf} from '../item-words.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command, Input} from './command.ts';

export const list: Command = {
  usage: '',
  options: [
    {flags: '--changes', summary: 'the active changes; the same as no flag'},
    {flags: '--specs', summary: 'the living specs'},
    {flags: '--archived', summary: 'the finished changes instead, oldest first'},
    {
      flags: '--sort <order>',
      summary: 'active changes by name (default) or recent: newest `created` first',
      takes: {values: ['name', 'recent']},
    },
    {flags: '--json', summary: 'print the list as JSON'},
  ],
  examples: ['openspec list', 'openspec list --specs', 'openspec list --archived --json'],
  async run(context, input) {
    const {root, project} = open(context, input);
    const order = oneOf(
      input.options['sort'] ?? 'name',
      ['name', 'recent'],
      'openspec list --sort recent',
      '--sort',
    );
    const {specs: wantsSpecs, archived, changes: wantsActive} = input.options;
    const listed = sorted(archived ? project.archive : project.changes, order);
    const changes = wantsSpecs && !archived && !wantsActive ? undefined : listed;
    const specs = wantsSpecs ? project.capabilities.map((id) => specFacts(project, id)) : undefined;
    if (input.options['json'])
      printJson(context, {
        version: 1,
        ...(changes ? {changes: changes.map(changeJson)} : {}),
        ...(specs ? {specs} : {}),
        root: rootJson(input, root),
      });
    else printText(context, changes, specs);
    const unread = [
      ...(changes ? unreadable(project, CHANGES) : []),
      ...(specs ? [...unreadable(project, SPECS), ...unreadNotes(project)] : []),
    ];
    for (const line of unread) note(context, input, line);
    if (unread.length === 0 && !input.options['json']) noteEmpty(context, input, changes, specs);
    return EXIT.clean;
  },
};

function specFacts(project: Project, id: string): SpecFacts {
  const path = specPath(id);
  const document = project.document(path);
  return {id, requirementCount: document ? readSpec(document).requirements.length : 0, path};
}

/** What cannot be read is in no list, or stands there without what it holds. */
function unreadable(project: Project, folder: string): readonly string[] {
  const found = missed(project).filter(({path}) => path === folder || isBelow(folder, path));
  return found.map(({path, reason}) => `\`${visible(path)}\` cannot be read: ${reason}`);
}

/** What looks like a living spec and lies or is named otherwise: it is in no list. */
function unreadNotes({files}: Project): readonly string[] {
  return files.flatMap((path) => {
    const right = specNameWanted(path);
    return right === undefined ? [] : [`\`${visible(path)}\` is not read, expected \`${right}\``];
  });
}

/** The archive has its own order, by date; names decide between changes of one day. */
function sorted(changes: readonly Change[], order: 'name' | 'recent'): readonly Change[] {
  if (order === 'name') return changes;
  return changes.toSorted((a, b) => byCodePoint(dayOf(b), dayOf(a)) || byCodePoint(a.name, b.name));
}

/** What is no day counts as no day at all, and comes last. */
function dayOf({archived, metadata}: Change): string {
  const day = archived?.date ?? metadata.created ?? '';
  return /^\d{4}-\d{2}-\d{2}/.test(day) ? day : '';
}

function printText(
  context: Context,
  changes: readonly Change[] | undefined,
  specs: readonly SpecFacts[] | undefined,
): void {
  if (changes) context.stdout.write(changeTable(changes, context.stdout));
  if (changes?.length && specs?.length) context.stdout.write('\n');
  if (specs) context.stdout.write(specTable(specs, context.stdout));
}

function noteEmpty(
  context: Context,
  input: Input,
  changes: readonly Change[] | undefined,
  specs: readonly SpecFacts[] | undefined,
): void {
  const none = input.options['archived']
    ? 'No archived changes.'
    : 'No active changes. Start one: openspec new add-something';
  if (changes?.length === 0) note(context, input, none);
  if (specs?.length === 0) note(context, input, 'No specs yet: archiving a change makes them.');
}
