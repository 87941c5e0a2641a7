/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where git may look for configuration and repositories is the user's to say; what it reads there is not. */
export const PASSED_ON = [
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
] as const;

/** Programs git could start or be steered by; nothing we ask needs them. */
const DROPPED = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS']);

/**
 * The environment git runs in: the user's, without what a hook or a shell says about some repository.
 *
 * Messages are English, no lock is taken, nothing missing is fetched over a network, and output is not sent piecemeal.
 */
export function gitEnvironment(given: Environment): Record<string, string> {
  const kept = Object.entries(given).filter((entry): entry is [string, string] => {
    const name = entry[0].toUpperCase();
    const isOurs = !name.startsWith('GIT_') || PASSED_ON.some((passed) => passed === name);
    return entry[1] !== undefined && isOurs && !DROPPED.has(name);
  });
  return {
    ...Object.fromEntries(kept),
    ...safeDirectories(given),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_FLUSH: '0',
  };
}

/** Who a person says to be, for what is committed in their name. */
const PERSON = /^GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)$/i;

/** The same for what makes commits and tags. */
export function writingEnvironment(given: Environment): Record<string, string> {
  const own = Object.entries(given).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && PERSON.test(entry[0]),
  );
  return {...gitEnvironment(given), ...Object.fromEntries(own)};
}

/** Of the configuration given by environment, only whom git trusts: CI gives that for folders of other owners. */
function safeDirectories(given: Environment): Record<string, string> {
  const count = Math.min(Number(given['GIT_CONFIG_COUNT'] ?? 0) || 0, 1000);
  const values = Array.from({length: count}, (_, index) => index)
    .filter((index) => given[`GIT_CONFIG_KEY_${index}`]?.toLowerCase() === 'safe.directory')
    .map((index) => given[`GIT_CONFIG_VALUE_${index}`] ?? '');
  if (values.length === 0) return {};
  const pairs = values.flatMap((value, index) => [
    [`GIT_CONFIG_KEY_${index}`, 'safe.directory'],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {GIT_CONFIG_COUNT: `${values.length}`, ...Object.fromEntries(pairs)};
}
