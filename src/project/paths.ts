/** Where things lie, relative to the project's root; `/`-separated on every system. */
export const OPENSPEC = 'openspec';
export const CHANGES = `${OPENSPEC}/changes`;
export const ARCHIVE = `${CHANGES}/archive`;
export const SPECS = `${OPENSPEC}/specs`;
export const CONFIG = `${OPENSPEC}/config.yaml`;
export const README = `${CHANGES}/README.md`;
export const TEMPLATES = `${OPENSPEC}/templates`;
/** The numbered log, the changelog of releases and the guidelines lie at the root itself, beside `openspec/`. */
export const TECHNICAL_LOG = 'TECHNICAL_CHANGE_LOG.md';
export const CHANGELOG = 'CHANGELOG.md';
export const CHANGELOG_JSON = `${CHANGES}/changelog.json`;
export const GUIDELINES = 'AGENTS.md';
export const METADATA = '.openspec.yaml';
export const TRANSACTIONS = `${OPENSPEC}/.openspec-txn`;

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether `path` lies below `folder`. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** Every folder a path lies in, outermost first. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Whether a path is one where a change lies, active or archived. */
export function isChangeFolder(path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return (parent === CHANGES || parent === ARCHIVE) && path !== ARCHIVE && !baseName(path).startsWith('.');
}

/** Whether a path is one that a project lists: below `openspec/`, and no template. */
export function isProjectFile(path: string): boolean {
  const isElsewhere = [TEMPLATES, TRANSACTIONS].some((folder) => path === folder || isBelow(folder, path));
  return isBelow(OPENSPEC, path) && !isElsewhere;
}
