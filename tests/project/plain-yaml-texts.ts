import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';

const folder = join(import.meta.dirname, 'plain-yaml');

/** Settings and metadata as they are written, all of them plain. */
export const documents = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

const bits = fc.constantFrom(
  ...[' ', '  ', '\n', ':', ': ', ' :', '#', ' #', '# ', '-', '- ', '- - ', '|', '>', '|-', '|+', '|2', '>-'],
  ...['"', "'", "''", '[', ']', '{', '}', ',', ', ', '&a ', '*a', '!t ', '!!str ', '%', '@', '`', '\t', '\r'],
  ...['\r\n', '---', '...', '---\n', '\n...\n', '? ', '<<: ', '~', 'null', 'true', 'yes', '1', '0x1', '1e3'],
  ...['.inf', '2026-01-01', '__proto__', 'é', '\u00A0', '本', '📦', '\uD800', '\\', '\u0085', '\uFEFF', 'a'],
  ...['key: ', '- v\n', '\n\n', '   \n', '  # c\n', ': |\n', ': >\n\n', '{a: b, a: c}', '"q"', "'a': "],
);
const words = fc.oneof(
  bits,
  fc.constantFrom(
    ...['v', 'v ', '', 'v # c', ' # c', '"a b"', "'it''s'", '"\\n"', '-x', ':x', '?x', 'a]', 'a,b', 'x:y'],
    ...['[a, "b", {c: 1}]', '[ a ]', '[a,]', '[]', '{ a: b }', '{"a":b}', '[-a]', 'http://a.b', 'v{x}'],
    ...['1.', '1.2.3', '+1', '-0', '012', 'Null', 'FALSE', 'nULL', 'off', '0o7', '.e1', '..', '.NaN', '-.5'],
  ),
  fc.string({maxLength: 4}),
);
const indent = fc.constantFrom('', '', '', '', '  ', '  ', '  ', '    ', ' ', '   ');
const key = fc.oneof({arbitrary: fc.constantFrom(...'abcdefgh'), weight: 9}, {arbitrary: words, weight: 1});
const line = fc.oneof(
  fc.tuple(indent, key, fc.constantFrom(': ', ': ', ': ', ':', ':  '), words),
  fc.tuple(indent, key, fc.constantFrom(':', ': |', ': |-', ': >', ': # c')),
  fc.tuple(indent, fc.constantFrom('- ', '- ', '-', '-  ', '- - '), words),
  fc.tuple(indent, fc.constantFrom('- '), key, fc.constantFrom(': ', ':'), words),
  fc.tuple(indent, fc.constantFrom('', '# c', 'text', 'text # c', '-', '- |')),
);
/** Lines of which some together are YAML, and some nearly. */
export const generated = fc
  .tuple(fc.array(line, {maxLength: 7}), fc.constantFrom('', '\n', '\n\n', '\n  \n'))
  .map(([lines, end]) => lines.map((parts) => parts.join('')).join('\n') + end);

/** How a text is changed: what stands at a place, as a share of the whole, gives way to something. */
const change = fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), gone: fc.nat({max: 3}), put: bits});
/** Documents with slips. */
export const mutated = fc
  .tuple(fc.constantFrom(...documents), fc.array(change, {maxLength: 3}), fc.boolean())
  .map(([document, changes, isOfWindows]) => {
    const text = changes.reduce((before, {at, gone, put}) => {
      const place = Math.floor(at * before.length);
      return before.slice(0, place) + put + before.slice(place + gone);
    }, document);
    return isOfWindows ? text.replaceAll('\n', '\r\n') : text;
  });
