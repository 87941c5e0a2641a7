import {isUtf16} from '../../markdown/encoding.ts';
import {defineRule} from '../rule.ts';

export const validUtf8 = defineRule({
  id: 'valid-utf8',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'text',
  summary: 'every file is UTF-8',
  *check({source}) {
    const {bytes, text, hasBom, invalidAt} = source;
    if (invalidAt === undefined) return;
    const before = new TextEncoder().encode(text.slice(0, invalidAt)).length + (hasBom ? 3 : 0);
    const byte = bytes[before] ?? 0;
    if (isUtf16(source))
      return yield {range: {start: 0, end: 1}, message: 'The file is UTF-16, expected it in UTF-8'};
    const message = `Byte \`0x${byte.toString(16).toUpperCase()}\` is not UTF-8, expected the file in UTF-8`;
    yield {range: {start: invalidAt, end: invalidAt + 1}, message};
  },
});
