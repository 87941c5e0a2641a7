import type {Random} from './random.ts';
import {tokens} from './seeds.ts';

/** What is done to a document: lines in, lines out. Each line keeps its ending. */
type Mutation = (lines: readonly string[], random: Random, seeds: readonly string[]) => readonly string[];

const FILLERS = ['> ', '- ', '  ', '    ', '\t', '1. ', '| ', '#', '- [ ] ', '>'];

const mutations: readonly Mutation[] = [
  // What stands elsewhere comes in between.
  (lines, random, seeds) => lines.toSpliced(random.below(lines.length + 1), 0, ...excerpt(random, seeds, 6)),
  (lines, random) => {
    const [start, count] = stretch(lines, random);
    return lines.toSpliced(random.below(lines.length + 1), 0, ...lines.slice(start, start + count));
  },
  (lines, random) => lines.toSpliced(...stretch(lines, random)),
  (lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    return lines.length === 0 ? lines : lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');
  },
  (lines, random) =>
    inLine(lines, random, (line, at) => line.slice(0, at) + random.pick(tokens) + line.slice(at)),
  (lines, random) => inLine(lines, random, (line, at) => random.pick(tokens) + line.slice(at)),
  (lines, random) =>
    inLine(
      lines,
      random,
      (line, at) => line.slice(0, at) + random.pick(tokens).repeat(1 + random.below(40)) + line.slice(at),
    ),
  (lines, random) =>
    inLine(lines, random, (line, at) => line.slice(0, at) + line.slice(at + 1 + random.below(4))),
  (lines, random) => inLine(lines, random, (line, at) => line.slice(0, at)),
  // A stretch goes one container deeper, or one out.
  (lines, random) => {
    const [start, count] = stretch(lines, random);
    const filler = random.pick(FILLERS);
    return lines.map((line, index) => (index >= start && index < start + count ? filler + line : line));
  },
  (lines, random) => {
    const [start, count] = stretch(lines, random);
    return lines.map((line, index) =>
      index >= start && index < start + count ? line.replace(/^[ \t>]+|^[-*+] /, '') : line,
    );
  },
  (lines, random) => {
    const ending = random.pick(['\n', '\r\n', '\r', '']);
    return lines.map((line) => (random.below(3) === 0 ? line.replace(/\r?\n$|\r$/, ending) : line));
  },
];

/** A document made from the seeds, as bytes that may not be UTF-8. */
export function documentFrom(seeds: readonly string[], random: Random): Uint8Array {
  let lines = excerpt(random, seeds, 16);
  const rounds = random.below(7);
  for (let round = 0; round < rounds; round++)
    lines = random.pick(mutations)(lines, random, seeds).slice(0, 200);
  return spoilt(new TextEncoder().encode(lines.join('').slice(0, 16_384)), random);
}

/** Some lines of one seed, from its top or from anywhere. */
function excerpt(random: Random, seeds: readonly string[], most: number): readonly string[] {
  const seed = random.pick(seeds);
  const from = random.below(2) === 0 ? 0 : random.below(seed.length);
  const lines = seed.slice(from, from + 4000).match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/g) ?? [];
  return lines.slice(0, 1 + random.below(most));
}

/** Few documents are no UTF-8: a lone surrogate, a stray byte, an end in the middle of a character. */
function spoilt(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const kind = random.below(40);
  if (kind === 0)
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xed, 0xa0, 0x80), bytes.subarray(at)]);
  if (kind === 1)
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(random.below(256)), bytes.subarray(at)]);
  if (kind === 2) return bytes.subarray(0, at);
  if (kind === 3) return Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]);
  return bytes;
}

function stretch(lines: readonly string[], random: Random): [start: number, count: number] {
  return [random.below(lines.length + 1), 1 + random.below(8)];
}

function inLine(
  lines: readonly string[],
  random: Random,
  change: (line: string, at: number) => string,
): readonly string[] {
  const index = random.below(lines.length);
  const line = lines[index] ?? '';
  return lines.length === 0
    ? [change('', 0)]
    : lines.with(index, change(line, random.below(line.length + 1)));
}
