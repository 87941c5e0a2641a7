import {spawnSync} from 'node:child_process';

/** What every process is run with. Some machines set extra certificates, and Node 20 then reads them at every start. */
export const environment = () => {
  const {NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, NODE_COMPILE_CACHE: ___, ...inherited} = process.env;
  return {
    ...inherited,
    CI: '1',
    DO_NOT_TRACK: '1',
    LC_ALL: 'C',
    NO_COLOR: '1',
    OPENSPEC_TELEMETRY: '0',
    npm_config_update_notifier: 'false',
  };
};

/** Bash tells the CPU time of a child, which Node does not; the clock is read right before and behind it. */
const METER = `TIMEFORMAT='%3U %3S'
start=$EPOCHREALTIME
time "$@" </dev/null >/dev/null 2>&1
code=$?
end=$EPOCHREALTIME
echo "$code $start $end" >&2`;

/** Run a case once: milliseconds of the wall clock and of the CPU. Throws where it ends in a way that is not meant. */
export function sample({name, words, cwd, codes = [0, 1], prepare}) {
  prepare?.();
  const {stderr, error} = spawnSync('bash', ['-c', METER, 'bash', ...words], {
    cwd,
    env: environment(),
    encoding: 'utf8',
  });
  if (error) throw error;
  const [user, system, code, start, end] = stderr.trim().split(/\s+/).slice(-5).map(Number);
  if (!codes.includes(code))
    throw Object.assign(new Error(`${name} ended with ${code}: ${words.join(' ')} in ${cwd}`), {
      code: `ends with ${code}`,
    });
  return {wall: (end - start) * 1000, cpu: (user + system) * 1000};
}
