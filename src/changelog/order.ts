/** Which end of a list or table holds the newest entries. */
export type Order = 'newest-first' | 'newest-last';

/** The order a sequence of cells shows, whatever is no ISO date left out; nothing when it does not say. */
export function orderOf(dates: readonly (string | undefined)[]): Order | undefined {
  const sound = dates.filter((date): date is string => isIsoDate(date ?? ''));
  const steps = sound
    .slice(1)
    .map((date, index) => (date > (sound[index] ?? '') ? 1 : date < (sound[index] ?? '') ? -1 : 0));
  const balance = steps.reduce<number>((sum, step) => sum + step, 0);
  if (balance === 0) return undefined;
  return balance > 0 ? 'newest-last' : 'newest-first';
}

/** Where among `dates` a new entry belongs: the index of the entry it goes in front of. */
export function placeFor(date: string, dates: readonly string[], order: Order): number {
  if (order === 'newest-first') {
    const older = dates.findIndex((other) => isIsoDate(other) && other <= date);
    return older < 0 ? afterLast(dates, isIsoDate) : older;
  }
  const younger = dates.findIndex((other) => isIsoDate(other) && other > date);
  const end = younger < 0 ? dates.length : younger;
  return afterLast(dates, (other) => isIsoDate(other) && other <= date) || end;
}

function afterLast(dates: readonly string[], test: (date: string) => boolean): number {
  return dates.findLastIndex(test) + 1;
}

function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
