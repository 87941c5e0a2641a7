// Gives a file the contents of others in turn until its standard input ends: node rewriter.cjs <how> <file> <other>...
// How: `in-place`, or by `rename`, as most editors do.
const {readFileSync, renameSync, writeFileSync} = require('node:fs');
const [, , how, file, ...others] = process.argv;
const contents = others.map((other) => readFileSync(other));
let isOver = false;
process.stdin.on('end', () => (isOver = true)).resume();
process.stdout.write('begun\n');
let turn = 0;
(function rewrite() {
  if (isOver) return;
  const content = contents[turn++ % contents.length];
  writeFileSync(how === 'rename' ? `${file}.new` : file, content);
  if (how === 'rename') renameSync(`${file}.new`, file);
  setImmediate(rewrite);
})();
