import {diffLines} from 'diff';
import {lineStartsOf} from '../markdown/place.ts';
import {type Operation, textAfter} from '../plan/plan.ts';

/** How many lines an operation adds and removes. */
export function linesChanged(operation: Operation): {readonly added: number; readonly removed: number} {
  if (operation.kind === 'create') return {added: lineStartsOf(operation.content).length - 1, removed: 0};
  if (operation.kind !== 'write') return {added: 0, removed: 0};
  const changes = diffLines(operation.source.text, textAfter(operation));
  const count = (chosen: typeof changes) => chosen.reduce((sum, change) => sum + change.count, 0);
  return {
    added: count(changes.filter(({added}) => added)),
    removed: count(changes.filter(({removed}) => removed)),
  };
}

/** The same in words: `+3 -1 lines`. */
export function sizeOf(operation: Operation): string {
  const {added, removed} = linesChanged(operation);
  if (operation.kind === 'create') return `+${added} lines`;
  return operation.kind === 'write' ? `+${added} -${removed} lines` : operation.kind;
}
