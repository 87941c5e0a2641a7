import {defineRule} from '../rule.ts';

export const noBom = defineRule({
  id: 'no-bom',
  severity: 'info',
  on: 'document',
  fixable: true,
  family: 'text',
  summary: 'no file begins with a byte order mark',
  *check({source}) {
    if (source.hasBom)
      yield {
        range: {start: 0, end: 0},
        message: 'Byte order mark, expected UTF-8 without one',
        fix: [],
        dropsBom: true,
      };
  },
});
