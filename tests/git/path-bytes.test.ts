import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {bytesOf, textOf} from '../../src/git/path-bytes.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('the bytes of any name come back from its text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(Buffer.from(bytesOf(textOf(latin1(bytes))))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('a name in UTF-8 is its text', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (name) => {
      fc.pre(!/\p{Cs}/u.test(name));
      expect(textOf(latin1(Buffer.from(name)))).toBe(name);
    }),
  );
});

test('no two names have one text', () => {
  expect(textOf('caf\xe9')).toBe('caf\udce9');
  expect(textOf('caf\xe9')).not.toBe(textOf('caf\xe8'));
  // What UTF-8 gives a lone surrogate is no UTF-8.
  expect(textOf('\xed\xb3\xa9')).toBe('\udced\udcb3\udca9');
});
