import {type Change, statusOf, titleOf} from '../../src/project/change.ts';
import {visible} from '../../src/report/style.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import type {Command} from './command.ts';

export const list: Command = {
  usage: '',
  options: [
    {flags: '--archived', summary: 'the finished changes instead, oldest first'},
    {flags: '--json', summary: 'print the list as JSON'},
  ],
  examples: ['openspec list', 'openspec list --archived --json'],
  async run(context, input) {
    const {project} = open(context, input);
    const changes = input.options['archived'] ? project.archive : project.changes;
    if (input.options['json']) printJson(context, {version: 1, changes: changes.map(facts)});
    else if (changes.length > 0) context.stdout.write(table(context, changes));
    else
      note(
        context,
        input,
        input.options['archived']
          ? 'No archived changes.'
          : 'No active changes. Start one: openspec new add-something',
      );
    return EXIT.clean;
  },
};

/** What `--json` says of a change. */
export function facts(change: Change) {
  const {name, folder, archived, progress} = change;
  return {
    name,
    title: titleOf(change),
    folder,
    status: statusOf(change),
    ...(archived ? {archived: archived.date ?? null} : {}),
    tasks: progress,
    deltas: change.deltas.map(({kind, name: feature, document}) => ({
      kind: kind.keyword,
      name: feature,
      path: document.source.path,
    })),
  };
}

function table({stdout}: Context, changes: readonly Change[]): string {
  const rows = changes.map((change) => ({
    name: visible(change.name),
    status: change.archived ? (change.archived.date ?? '') : statusOf(change),
    tasks:
      change.progress.total === 0 ? 'no tasks' : `${change.progress.done}/${change.progress.total} tasks`,
    title: visible(titleOf(change)),
  }));
  const width = (key: 'name' | 'status' | 'tasks') => Math.max(...rows.map((row) => row[key].length));
  const [name, status, tasks] = [width('name'), width('status'), width('tasks')];
  return rows
    .map((row) => {
      const line = `${row.status.padEnd(status)}  ${row.tasks.padStart(tasks)}`;
      return `${stdout.paint('bold', row.name.padEnd(name))}  ${line}  ${row.title === row.name ? '' : row.title}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
