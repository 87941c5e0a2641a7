import type {Status} from '../../../project/change.ts';

const STATUSES: readonly Status[] = ['Proposed', 'In Progress', 'Complete', 'Archived'];

/** The status a cell means, however it goes on: `Complete (pending archive)` is Complete. */
export function statusKindOf(cell: string): Status | undefined {
  const folded = fold(cell).replace(/^completed\b/, 'complete');
  return STATUSES.find(
    (status) => folded === fold(status) || new RegExp(`^${fold(status)}(?![\\p{L}\\p{N}])`, 'u').test(folded),
  );
}

/** Whether a cell says something else, or more, than one of our four words. */
export function isHandMade(cell: string): boolean {
  return !STATUSES.some((status) => fold(status) === fold(cell));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
