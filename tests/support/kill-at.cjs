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
let calls = 0;
for (const name of CALLS) {
  const call = fs[name];
  fs[name] = (...given) => {
    // Opening a file to read it changes nothing.
    if (name !== 'openSync' || typeof given[1] === 'string') calls++;
    if (calls === last) process.kill(process.pid, process.env.OPENSPEC_SIGNAL ?? 'SIGKILL');
    return call(...given);
  };
}
if (process.env.OPENSPEC_COUNT) process.on('exit', () => console.error(`calls ${calls}`));
