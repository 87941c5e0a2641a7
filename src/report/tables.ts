import {type Change, statusOf, titleOf} from '../project/change.ts';
import {counted, type Style, visible} from './style.ts';

/** What a list says of a living spec. */
export interface SpecFacts {
  readonly id: string;
  readonly requirementCount: number;
  readonly path: string;
}

/** The specs, a line each. */
export function specTable(specs: readonly SpecFacts[], style: Style): string {
  const width = Math.max(0, ...specs.map(({id}) => visible(id).length));
  return specs
    .map(({id, requirementCount}) => {
      const name = style.paint('bold', visible(id).padEnd(width));
      return `${name}  ${counted(requirementCount, 'requirement')}\n`;
    })
    .join('');
}

/** The changes, a line each: name, status, tasks and, where it says more, the title. */
export function changeTable(changes: readonly Change[], style: Style): string {
  const rows = changes.map((change) => ({
    name: visible(change.name),
    status: change.archived ? (change.archived.date ?? '') : statusOf(change),
    tasks:
      change.progress.total === 0 ? 'no tasks' : `${change.progress.done}/${change.progress.total} tasks`,
    title: visible(titleOf(change)),
  }));
  const width = (key: 'name' | 'status' | 'tasks') => Math.max(0, ...rows.map((row) => row[key].length));
  const [name, status, tasks] = [width('name'), width('status'), width('tasks')];
  return rows
    .map((row) => {
      const line = `${row.status.padEnd(status)}  ${row.tasks.padStart(tasks)}`;
      return `${style.paint('bold', row.name.padEnd(name))}  ${line}  ${row.title === row.name ? '' : row.title}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
