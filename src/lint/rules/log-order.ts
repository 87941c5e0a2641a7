import type {LoggedEntry} from '../../changelog/formats/technical/log.ts';
import {isDay} from '../../project/day.ts';
import {printable} from '../../project/names.ts';
import {foldNumber, isNumberedLog, numberedLogIn} from '../changelog/numbered-log.ts';
import {defineRule} from '../rule.ts';

export const logOrder = defineRule({
  id: 'log-order',
  severity: 'warning',
  on: 'document',
  where: isNumberedLog,
  fixable: false,
  family: 'changelog',
  summary: 'the entries of the technical log run in one direction, by day and number',
  *check(document, project) {
    const all = numberedLogIn(document, project)?.entries ?? [];
    const entries = all.filter(({isNested}) => !isNested);
    const steps = entries.slice(1).map((entry, index) => compare(entry, entries[index] ?? entry));
    const balance = steps.reduce((sum, step) => sum + step, 0);
    // The direction most entries take is meant; where they tie, the one the log begins with.
    const direction = Math.sign(balance) || (steps.find((step) => step !== 0) ?? 0);
    for (const [index, step] of steps.entries()) {
      const [before, entry] = [entries[index], entries[index + 1]];
      if (!before || !entry || step * direction >= 0) continue;
      yield {
        range: entry.numberRange,
        message: `Entry \`${printable(entry.number)}\` out of order, expected it above \`${printable(before.number)}\``,
        related: [{range: before.numberRange, message: 'stands above it'}],
      };
    }
  },
});

/** By day where both have one, then by number: 1 when the first is later. */
function compare(a: LoggedEntry, b: LoggedEntry): number {
  const [day, other] = [a.date ?? '', b.date ?? ''];
  if (isDay(day) && isDay(other) && day !== other) return day > other ? 1 : -1;
  return compareNumbers(a.number, b.number);
}

/** `CL-034.1` comes behind `CL-034`. */
function compareNumbers(a: string, b: string): number {
  const [parts, others] = [a, b].map((number) =>
    (/\d+(?:\.\d+)*$/.exec(foldNumber(number))?.[0] ?? '').split('.'),
  );
  for (let index = 0; index < Math.max(parts?.length ?? 0, others?.length ?? 0); index++) {
    const difference = Number(parts?.[index] ?? -1) - Number(others?.[index] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
