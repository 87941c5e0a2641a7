// Loaded before the bin: kills the process at the call of the file system that OPENSPEC_KILL_AT counts to.
const fs = require('node:fs');

const CALLS = [
  'closeSync',
  'fchmodSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmdirSync',
  'unlinkSync',
  'writeFileSync',
];
const last = Number(process.env.OPENSPEC_KILL_AT);
const written = new Set();
let calls = 0;
for (const name of CALLS) {
  const call = fs[name];
  fs[name] = (...given) => {
    if (changes(name, given)) calls++;
    if (calls === last) process.kill(process.pid, process.env.OPENSPEC_SIGNAL ?? 'SIGKILL');
    const result = call(...given);
    if (name === 'openSync' && changes(name, given)) written.add(result);
    if (name === 'closeSync') written.delete(given[0]);
    return result;
  };
}
if (process.env.OPENSPEC_COUNT) process.on('exit', () => console.error(`calls ${calls}`));

/** To open and close what is only read changes nothing, and a run that dies there has left what it would a call later. */
function changes(name, [what, flags]) {
  if (name === 'openSync') return typeof flags === 'string' && flags !== 'r';
  return name !== 'closeSync' || written.has(what);
}
