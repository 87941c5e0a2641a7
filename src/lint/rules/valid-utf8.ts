import {defineRule} from '../rule.ts';

export const validUtf8 = defineRule({
  id: 'valid-utf8',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'text',
  summary: 'every file is UTF-8',
  *check({source: {bytes, text, hasBom, invalidAt}}) {
    if (invalidAt === undefined) return;
    const before = new TextEncoder().encode(text.slice(0, invalidAt)).length + (hasBom ? 3 : 0);
    const byte = bytes[before] ?? 0;
    const message = `Byte \`0x${byte.toString(16).toUpperCase()}\` is not UTF-8, expected the file in UTF-8`;
    yield {range: {start: invalidAt, end: invalidAt + 1}, message};
  },
});
