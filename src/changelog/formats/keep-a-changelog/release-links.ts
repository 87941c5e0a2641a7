import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {lineEnd, lineStart, trimmedEnd} from '../../../markdown/place.ts';
import {lineEndingAt} from '../../../markdown/source.ts';
import type {ReleaseLinks} from '../../release-links.ts';
import {definitionFor, definitionsOf, type LinkDefinition} from './definitions.ts';
import type {Release, Releases} from './releases.ts';

/** A definition of a version, and the version. */
interface Defined {
  readonly release: Release;
  readonly definition: LinkDefinition;
}

/**
 * The edits that give a new version its link definition and lead the one of `Unreleased` on, as the newest definitions
 * of the file do; none where it has none, unless addresses are given and its headings have brackets.
 */
export function definitionEdits(
  document: Document,
  releases: Releases,
  made: NewRelease,
): readonly TextEdit[] {
  const {name, isLinked, version, links} = made;
  const definitions = definitionsOf(document);
  const pending = unreleasedDefinition(definitions, releases);
  const onward = moveOn(document, pending, releases, version);
  if (isLinked || definitionFor(definitions, name)) return onward;
  const [model, ...others] = releases.versions.flatMap((release) => {
    const definition = definitionOf(definitions, release);
    return definition ? [{release, definition}] : [];
  });
  if (!model) return links ? linked(document, releases, {name, version, links, pending}) : onward;
  const line = modelled({model, others, pending, releases, name, version});
  if (line === undefined) return onward;
  const at = lineStart(document.text, model.definition.start);
  return [{start: at, end: at, text: line + lineEndingAt(document.text, model.definition.end)}, ...onward];
}

/** A version that comes, and how its heading has it. */
export interface NewRelease {
  readonly name: string;
  readonly isLinked: boolean;
  readonly version: string;
  readonly links: ReleaseLinks | undefined;
}

/** The definition of a version: by the name in its heading, else by the version alone. */
export function definitionOf(
  definitions: readonly LinkDefinition[],
  {name, version}: Pick<Release, 'name' | 'version'>,
): LinkDefinition | undefined {
  return definitionFor(definitions, name) ?? definitionFor(definitions, version);
}

/** The definition of what is not released yet. */
export function unreleasedDefinition(
  definitions: readonly LinkDefinition[],
  {unreleased}: Releases,
): LinkDefinition | undefined {
  const title = unreleased?.chapters[0].title.replace(/^\[([^[\]]*)\].*$/, '$1') ?? 'unreleased';
  return definitionFor(definitions, title) ?? definitionFor(definitions, 'unreleased');
}

/** An address that leads to one version, led to the one that comes after it; nothing where it names no version. */
export function movedOn(
  address: string,
  versions: readonly Release[],
  of: Release,
  version: string,
): string | undefined {
  const newest = versions[0]?.version ?? of.version;
  const [, path = '', dots, tag = ''] = /^(.*\/)[^/]+?(\.{2,3})([^/.][^/]*)$/.exec(address) ?? [];
  const tagOf = (other: string) => replaceVersions(tag, new Map([[of.version, other]]));
  if (dots !== undefined && holds(tag, of.version)) return path + tagOf(newest) + dots + tagOf(version);
  const before = versions[versions.indexOf(of) + 1]?.version;
  const words = new Map([[of.version, version]]);
  if (before !== undefined && before !== of.version) words.set(before, newest);
  const moved = replaceVersions(address, words);
  return moved === address || !holds(address, of.version) ? undefined : moved;
}

/** The address of what is not released yet, begun at another version; as it is where it begins at none of the file. */
export function begunAt(address: string, versions: readonly Release[], version: string): string {
  const named = versions
    .map((release) => release.version)
    .filter((each) => holds(address, each))
    .toSorted((a, b) => b.length - a.length)[0];
  return named === undefined ? address : replaceVersions(address, new Map([[named, version]]));
}

/** Whether an address names a version, and not one that only begins or ends like it. */
export function holds(address: string, version: string): boolean {
  return replaceVersions(address, new Map([[version, '']])) !== address;
}

function replaceVersions(text: string, words: ReadonlyMap<string, string>): string {
  const versions = [...words.keys()].filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  if (versions.length === 0) return text;
  const escaped = versions.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![0-9]\\.?)(?:${escaped.join('|')})(?![0-9]|\\.[0-9]|[-+][0-9A-Za-z])`, 'g');
  return text.replace(pattern, (word) => words.get(word) ?? word);
}

interface Modelled {
  readonly model: Defined;
  readonly others: readonly Defined[];
  readonly pending: LinkDefinition | undefined;
  readonly releases: Releases;
  readonly name: string;
  readonly version: string;
}

/** A definition like that of the newest version; where that is the first of all, like what `Unreleased` compares. */
function modelled({model, others, pending, releases, name, version}: Modelled): string | undefined {
  const {definition, release} = model;
  const compared = pending && /^(.*?)(\.{2,3})(?!.*\.\.)[^/]*$/.exec(pending.url);
  const isFirst = others.length === 0;
  const tag = /[^/]*$/.exec(definition.url)?.[0] ?? '';
  if (isFirst && compared && !definition.url.includes('..') && holds(compared[1] ?? '', release.version)) {
    const end = tag.includes(release.version) ? tag.replace(release.version, () => version) : name;
    return `[${name}]: ${begunAt(compared[1] ?? '', releases.versions, releases.versions[0]?.version ?? '')}${compared[2]}${end}`;
  }
  const url = movedOn(definition.url, releases.versions, release, version);
  return url === undefined ? undefined : `[${name}]: ${url}`;
}

function moveOn(
  {text}: Document,
  pending: LinkDefinition | undefined,
  {versions}: Releases,
  version: string,
): readonly TextEdit[] {
  if (!pending) return [];
  const url = begunAt(pending.url, versions, version);
  const at = text.lastIndexOf(pending.url, pending.end);
  if (url === pending.url || at < pending.start) return [];
  return [{start: at, end: at + pending.url.length, text: url}];
}

/** Definitions of our own, at the end of a file whose headings have brackets and no target. */
function linked(
  document: Document,
  {unreleased, versions: [newest]}: Releases,
  {
    name,
    version,
    links,
    pending,
  }: {
    readonly name: string;
    readonly version: string;
    readonly links: ReleaseLinks;
    readonly pending: LinkDefinition | undefined;
  },
): readonly TextEdit[] {
  const {text} = document;
  if (unreleased?.isBracketed !== true) return [];
  const own = `[${name}]: ${newest ? links.compare(newest.version, version) : links.tag(version)}`;
  if (pending) {
    const at = lineEnd(text, pending.end);
    const url = text.lastIndexOf(pending.url, pending.end);
    return [
      {start: url, end: url + pending.url.length, text: links.compare(version)},
      {start: at, end: at, text: lineEndingAt(text, at) + own},
    ];
  }
  const title = unreleased.chapters[0].title.replace(/^\[([^[\]]*)\].*$/, '$1');
  const at = lineEnd(text, trimmedEnd(text, {start: 0, end: text.length}));
  const ending = lineEndingAt(text, at);
  const last = definitionsOf(document).at(-1);
  const gap = last && last.end >= at ? ending : ending + ending;
  return [{start: at, end: at, text: `${gap}[${title}]: ${links.compare(version)}${ending}${own}`}];
}
