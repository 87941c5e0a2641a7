/**
 * Whether a pattern names a path or a folder above it; both relative to the repository and `/`-separated.
 *
 * `*` and `?` stand for what is in one name, `**` for any number of folders; nothing else is special, because brackets
 * and braces occur in the names of real folders. A pattern that ends in a name of its own covers what is below.
 * Takes time by the product of the two lengths at most.
 */
export function patternCovers(pattern: string, path: string): boolean {
  const names = namesOf(pattern);
  const isDeep = pattern.endsWith('/') || !/[*?]/.test(names.at(-1) ?? '');
  return isMatch(isDeep ? [...names, '**'] : names, namesOf(path), '**', isNameMatch);
}

/** Why a pattern can name nothing in the repository, as a clause; nothing for a sound one. */
export function patternFault(pattern: string): string | undefined {
  if (namesOf(pattern).length === 0) return 'names no file';
  if (/^(?:~|\\\\|[a-z]:[\\/])/i.test(pattern)) return 'leads out of the repository';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(pattern)) return 'is an address';
  if (pattern.startsWith('!')) return 'begins with `!`';
  if (pattern.includes('\\')) return 'has backslashes';
  return namesOf(pattern).includes('..') ? 'leads upwards' : undefined;
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function isNameMatch(pattern: string, name: string): boolean {
  return isMatch([...pattern], [...name], '*', (sign, character) => sign === '?' || sign === character);
}

/** Whether a pattern in which `many` stands for any number of items fits all of them; goes back to the last `many` only. */
function isMatch(
  pattern: readonly string[],
  items: readonly string[],
  many: string,
  fits: (sign: string, item: string) => boolean,
): boolean {
  let [at, item] = [0, 0];
  let resume: {readonly at: number; readonly item: number} | undefined;
  while (item < items.length) {
    const sign = pattern[at];
    if (sign === many) {
      resume = {at: at + 1, item: item + 1};
      at++;
    } else if (sign !== undefined && fits(sign, items[item] ?? '')) {
      at++;
      item++;
    } else if (resume) {
      ({at, item} = resume);
      resume = {at, item: item + 1};
    } else return false;
  }
  return pattern.slice(at).every((sign) => sign === many);
}
