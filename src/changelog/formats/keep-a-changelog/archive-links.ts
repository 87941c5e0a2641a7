import type {Document} from '../../../markdown/document.ts';
import type {Range} from '../../../markdown/place.ts';
import {ARCHIVE, foldersOf} from '../../../project/paths.ts';
import {definitionsOf, foldLabel, type LinkDefinition} from './definitions.ts';

/** A place of a changelog that leads into the folder of an archived change. */
export interface ArchiveLink extends Range {
  /** The folder, relative to the project's root. */
  readonly folder: string;
  /** What it leads to within the folder: `specs/x.md`; `.` for the folder itself. */
  readonly key: string;
}

const known = new WeakMap<Document, readonly ArchiveLink[]>();

/**
 * Every place that leads into the archive, in the order of the file: an address, or a reference to a definition that
 * has one. Found by searching the text, once, because released chapters are not parsed for it. Linear.
 */
export function archiveLinksIn(document: Document): readonly ArchiveLink[] {
  const ready = known.get(document);
  if (ready) return ready;
  const links = linksIn(document);
  known.set(document, links);
  return links;
}

/** The address of a place in the archive, from the folder a changelog lies in. */
export function archiveAddress(changelog: string, folder: string, key: string): string {
  const target = key === '.' ? folder : `${folder}/${key}`;
  const up = foldersOf(changelog);
  const down = foldersOf(`${target}/`);
  const shared = up.findIndex((path, index) => path !== down[index]);
  const common = shared < 0 ? up.length : shared;
  const names = target.split('/').slice(common);
  return [...up.slice(common).map(() => '..'), ...names.map(encodeName)].join('/');
}

function linksIn(document: Document): readonly ArchiveLink[] {
  const {text, source} = document;
  const addresses = addressesIn(text).flatMap((range) => linkAt(text, range, source.path) ?? []);
  // Without an address that a definition could have, the definitions of the file are not read.
  if (!addresses.some(({start}) => /\]:\s*<?$/.test(leadOf(text, start)))) return addresses;
  const definitions = definitionsOf(document);
  const defined = new Map<string, ArchiveLink>();
  const direct = addresses.filter((link) => {
    const definition = definitionAround(definitions, link);
    if (definition && !defined.has(foldLabel(definition.label)))
      defined.set(foldLabel(definition.label), link);
    return definition === undefined;
  });
  if (defined.size === 0) return direct;
  return [...direct, ...referencesIn(text, defined)].toSorted((a, b) => a.start - b.start);
}

/** White space, brackets and quotes end an address. */
const ENDS = new Set([
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00A0',
  '(',
  ')',
  '<',
  '>',
  '[',
  ']',
  '"',
  "'",
  '`',
  undefined,
]);

/** Every stretch without white space and brackets that speaks of `archive/`. */
function addressesIn(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let done = 0;
  for (let at = text.indexOf('archive/'); at >= 0; at = text.indexOf('archive/', done)) {
    let [start, end] = [at, at];
    while (start > done && !ENDS.has(text[start - 1])) start--;
    while (!ENDS.has(text[end])) end++;
    ranges.push({start, end});
    done = end;
  }
  return ranges;
}

/** What stands in front of the address of a link: in brackets, of a definition, in HTML. */
const LEADS = /(?:\]\(\s*<?|\]:\s*<?|href=["']?)$/;

function leadOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - 10), start);
}

function linkAt(text: string, range: Range, changelog: string): ArchiveLink | undefined {
  const isLink =
    LEADS.test(text.slice(Math.max(0, range.start - 10), range.start)) ||
    text.startsWith('http', range.start);
  if (!isLink) return undefined;
  const [address = ''] = text.slice(range.start, range.end).split(/[#?]/);
  const path = pathOf(address, changelog);
  const [name, ...rest] = path?.split('/') ?? [];
  if (name === undefined || name === '' || rest.includes('..')) return undefined;
  const key = rest.filter((part) => part !== '' && part !== '.').join('/');
  return {...range, folder: `${ARCHIVE}/${name}`, key: key === '' ? '.' : key};
}

/** What an address names below the archive: relative to the changelog, to the root, or on a server. */
function pathOf(address: string, changelog: string): string | undefined {
  const decoded = decode(address);
  const absolute = decoded.lastIndexOf(`/${ARCHIVE}/`);
  if (absolute >= 0 && /^(?:[a-z][a-z0-9+.-]*:\/)?\//i.test(decoded))
    return decoded.slice(absolute + ARCHIVE.length + 2);
  const path = [...changelog.split('/').slice(0, -1)];
  for (const name of decoded.split('/')) {
    if (name === '..') path.pop();
    else if (name !== '.') path.push(name);
  }
  const resolved = path.join('/');
  return resolved.startsWith(`${ARCHIVE}/`) ? resolved.slice(ARCHIVE.length + 1) : undefined;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Every character that means something in Markdown or in an address is encoded. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Definitions are in order and do not overlap, but there may be thousands of them, and of links. */
function definitionAround(
  definitions: readonly LinkDefinition[],
  {start}: Range,
): LinkDefinition | undefined {
  let [low, high] = [0, definitions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((definitions[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const candidate = definitions[low - 1];
  return candidate && start < candidate.end ? candidate : undefined;
}

function referencesIn(text: string, defined: ReadonlyMap<string, ArchiveLink>): readonly ArchiveLink[] {
  return Array.from(text.matchAll(/\[([^[\]]{1,999})\](?![(:])/g)).flatMap((match) => {
    const link = defined.get(foldLabel(match[1] ?? ''));
    return link ? [{...link, start: match.index, end: match.index + match[0].length}] : [];
  });
}
