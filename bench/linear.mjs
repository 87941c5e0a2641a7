// Which readers and helpers cost more than linear: node bench/linear.mjs [part of a name]
import {bundled} from './bundle.mjs';

const FACTOR = 8;
const [part = ''] = process.argv.slice(2);
const our = await bundled([
  ...Object.entries({
    bounds: 'crowdingIn, mayExceed',
    document: 'parse',
    edit: 'applyEdits',
    'front-matter': 'frontMatterOf',
    'open-block': 'missingClose',
    place: 'lineStartsOf, pointAt, trimmedEnd, wholeLines',
    source: 'decode, lineEndingAt, sourceOf',
    table: 'replaceCell',
    unended: 'unendedIn',
  }).map(([file, names]) => `export {${names}} from './src/markdown/${file}.ts';`),
  "export {forbiddenPaths} from './src/project/prohibitions.ts';",
  "export {readTechnicalLog} from './src/changelog/formats/technical/log.ts';",
]);

const texts = {
  'one line': (size) => 'x'.repeat(size),
  'empty lines': (size) => '\n'.repeat(size),
  'carriage returns': (size) => '\r'.repeat(size),
  blanks: (size) => ' '.repeat(size),
  rules: (size) => '---\n'.repeat(size / 4),
  keys: (size) => `---\n${'a: b\n'.repeat(size / 5)}`,
  'keys, closed': (size) => `---\n${'a: b\n'.repeat(size / 5)}---\n`,
  colons: (size) => `---\n${': '.repeat(size / 2)}\n---\n`,
  'blank keys': (size) => `---\na:${' '.repeat(size)}b\n---\n`,
  comments: (size) => `---\n${'#\n'.repeat(size / 2)}---\n`,
  quotes: (size) => '> '.repeat(size / 2),
  backslashes: (size) => '\\'.repeat(size),
};

const helpers = {
  decode: (text) => our.decode('x', Buffer.concat([Buffer.from(text), Buffer.of(0xff)])),
  lineStartsOf: our.lineStartsOf,
  pointAt: (text) => our.pointAt(our.lineStartsOf(text), text.length >> 1),
  wholeLines: (text) => our.wholeLines(text, {start: text.length >> 1, end: text.length}),
  trimmedEnd: (text) => our.trimmedEnd(text, {start: 0, end: text.length}),
  lineEndingAt: (text) => [0, text.length >> 1, text.length].map((at) => our.lineEndingAt(text, at)),
  frontMatterOf: our.frontMatterOf,
  crowdingIn: our.crowdingIn,
  mayExceed: our.mayExceed,
  unendedIn: (text) => our.unendedIn(text)(0),
  missingClose: (text) =>
    our.missingClose(`\`\`\`\n${text}`, {type: 'code', value: '', position: upTo(text.length + 4)}),
  replaceCell: (text) => {
    const line = `| a${text.replaceAll(/[\r\n|]/g, ' ')}b |`;
    return our.replaceCell(
      `${line}\n|---|\n`,
      {type: 'tableCell', children: [], position: upTo(line.length)},
      'x',
    );
  },
  applyEdits: (text) =>
    our.applyEdits(
      text,
      Array.from({length: text.length / 4}, (_, index) => ({
        start: index * 4,
        end: index * 4 + 1,
        text: 'y',
      })),
    ),
};

const documents = {
  forbiddenPaths: ['Do not edit `a/b` or ', '. never edit ', 'Never touch:\n\n- `a/`\n\n', 'and `a/` '],
  readTechnicalLog: [
    '### CL-1: A\n\n**Commit:** `abcdef1`\n\n',
    '**Commit:**\n\n',
    '**Commit:**\n',
    '- `a.ts` - +3 lines: b\n',
    '+1,111',
    '(CL-1',
  ],
};

for (const [name, helper] of Object.entries(helpers)) {
  for (const [kind, make] of Object.entries(texts)) {
    report(`${name}: ${kind}`, 40_000, (size) => {
      const text = make(size);
      return () => helper(text);
    });
  }
}
for (const [name, units] of Object.entries(documents)) {
  for (const unit of units) {
    report(`${name}: ${JSON.stringify(unit)}`, 250, (size) => {
      const document = our.parse(our.sourceOf('', `Do not edit\n\n### CL-0: A\n\n${unit.repeat(size)}`));
      void document.root;
      return () => our[name](document);
    });
  }
}

/** One line where eight times the text takes more than sixteen times as long: linear is eight, quadratic sixty-four. */
function report(name, size, prepare) {
  if (!name.includes(part)) return;
  const [before, after] = [size, size * FACTOR].map((each) => fastest(prepare(each)));
  const isOver = after > 20 && after / before > 2 * FACTOR;
  if (isOver || part)
    console.log(`${isOver ? '!' : ' '} ${name}: ${before.toFixed(1)} → ${after.toFixed(1)} ms`);
}

/** The least of a few runs, in milliseconds: what else the machine does can only add. */
function fastest(run) {
  const times = Array.from({length: 5}, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function upTo(offset) {
  return {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset}};
}
