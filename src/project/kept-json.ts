import {jsonOf} from '../json.ts';
import {readArchiveName} from './names.ts';
import {baseName} from './paths.ts';

/** What a file says that the tool keeps in a change's folder for itself, and of which change. */
export interface Kept {
  readonly change: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The version of what is written now. */
const VERSION = 1;

/** What is kept in a text; nothing where it is not the work of this tool, or not whole. */
export function parseKept(text: string): Kept | undefined {
  const read = jsonOf(text);
  if (!isMapping(read) || read['version'] !== VERSION || typeof read['change'] !== 'string') return undefined;
  return {change: read['change'], fields: read};
}

/** Whether a newer version of this tool wrote a text, as the version in it says. */
export function isOfNewerTool(text: string): boolean {
  const read = jsonOf(text);
  return isMapping(read) && typeof read['version'] === 'number' && read['version'] > VERSION;
}

/** Whether a change in a folder is the one it was kept of: dates before its name are none of it. */
export function isKeptOf({change}: Kept, folder: string): boolean {
  return readArchiveName(change).name === readArchiveName(baseName(folder)).name;
}

/** How a change is named in what it keeps: it keeps that while it is archived, so the date of its folder is left out. */
export function keptName(folder: string): string {
  return baseName(folder).replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
}

/** Whether a value of JSON is an object. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of JSON is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
