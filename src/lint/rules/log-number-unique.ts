import type {LoggedEntry} from '../../changelog/formats/technical/log.ts';
import {placeIn} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {foldNumber, isNumberedLog, numberedLogIn} from '../changelog/numbered-log.ts';
import {defineRule} from '../rule.ts';

export const logNumberUnique = defineRule({
  id: 'log-number-unique',
  severity: 'error',
  on: 'document',
  where: isNumberedLog,
  fixable: false,
  family: 'changelog',
  summary: 'each number of the technical log is that of one entry',
  *check(document, project) {
    const first = new Map<string, LoggedEntry>();
    for (const entry of numberedLogIn(document, project)?.entries ?? []) {
      const number = foldNumber(entry.number);
      const before = first.get(number);
      if (!before) first.set(number, entry);
      else {
        const [here, there] = [entry, before].map(
          ({numberRange}) => placeIn(document, numberRange.start).line,
        );
        yield {
          range: entry.numberRange,
          message: `Number \`${printable(entry.number)}\` is given twice, on line ${there} and on line ${here}, expected another for one of them`,
          related: [{range: before.numberRange, message: 'first given here'}],
        };
      }
    }
  },
});
