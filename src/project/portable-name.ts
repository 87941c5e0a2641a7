/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file: devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00B9\u00B2\u00B3])[ ]*(?:\..*)?$/i;
/** What git keeps for itself, in the spellings that file systems take for it. */
const GIT = /^(?:\.git|git~1)[. ]*$/i;

/** Whether git would take a name for its own folder, on some system. */
export function isGitName(name: string): boolean {
  return GIT.test(name.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
}

/** Whether a path leads from the root to something below it, past nothing of git's; `/`-separated. */
export function isInnerPath(path: string): boolean {
  return path.split('/').every((part) => !/^\.{0,2}$|\0/.test(part) && !isGitName(part));
}

/** Why a file or folder of this name cannot be on every system, or nothing. */
export function portableProblem(name: string): string | undefined {
  if (/^\.{1,2}$/.test(name)) return `\`${name}\` is the way to another folder`;
  if (isGitName(name)) return 'git keeps this name for itself';
  if (DEVICE.test(name)) return 'Windows keeps this name for a device';
  const [reserved] = /[<>:"|?*\\\p{Cc}]/u.exec(name) ?? [];
  if (reserved !== undefined) return `Windows has no ${shown(reserved)} in names`;
  return /[. ]$/.test(name) ? 'Windows takes dots and spaces off the end of a name' : undefined;
}

/** Names that are one on macOS or Windows: case, the form of accents, and dots and spaces at the end do not count. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[. ]+$/, '');
}

function shown(character: string): string {
  return /\p{Cc}/u.test(character) ? 'control characters' : `\`${character}\``;
}
