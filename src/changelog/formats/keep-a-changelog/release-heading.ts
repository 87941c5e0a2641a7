import type {Document} from '../../../markdown/document.ts';
import {innerSource, rangeOf} from '../../../markdown/node.ts';
import {movedOn} from './release-links.ts';
import type {Release, Releases} from './releases.ts';

/** The heading of a new version, without what stands in front of its first sign. */
export interface NewHeading {
  /** As the heading names the version: with a `v` where others have one. */
  readonly name: string;
  /** The name is a link by itself, which needs no definition. */
  readonly isLinked: boolean;
  readonly line: string;
}

/**
 * The heading of a new version as the newest ones are written: brackets, link, `v`, dash or brackets around the date,
 * whatever they have; a file whose versions have no date gets none.
 */
export function headingFor(
  document: Document,
  {unreleased, versions}: Releases,
  version: string,
  date: string,
): NewHeading {
  const [newest] = versions;
  const model = versions.find((release) => isIso(release.date) && !release.isYanked) ?? newest;
  const name = /^v\d/i.test(newest?.name ?? '') ? `${newest?.name.charAt(0)}${version}` : version;
  const depth = newest?.depth ?? unreleased?.depth ?? 2;
  const marks = `${'#'.repeat(depth)} `;
  if (!newest || !model) {
    const isPlain = unreleased?.isBracketed === false;
    return {name, isLinked: false, line: `${marks}${isPlain ? name : `[${name}]`} - ${date}`};
  }
  const words = sourceOf(document, newest);
  const [lead = ''] = /^(?:version |release )/i.exec(words) ?? [];
  const link = newest.isBracketed ? linkIn(words.slice(lead.length)) : undefined;
  const bracketed = newest.isBracketed ? `[${name}]` : name;
  const target = link ? movedOn(link.address, versions, newest, version) : undefined;
  const address = target === undefined ? '' : `(${target})`;
  const [before, behind] = aroundDate(sourceOf(document, model), model.date) ?? [' - ', ''];
  const day = versions.every(({date: own}) => own === undefined) ? '' : before + date + behind;
  return {name, isLinked: target !== undefined, line: marks + lead + bracketed + address + day};
}

/** The address that follows brackets: `[1.2.0](address)`. */
function linkIn(words: string): {readonly address: string} | undefined {
  const [, address] = /^\[[^[\]]*\]\(([^()\s]*)\)/.exec(words) ?? [];
  return address === undefined ? undefined : {address};
}

/** What stands between a version and its date, and what closes it. */
function aroundDate(words: string, date: string | undefined): readonly [string, string] | undefined {
  const at = date === undefined ? -1 : words.lastIndexOf(date);
  if (date === undefined || at < 0) return undefined;
  const [before = ' - '] = /(?:\s*[-–—:,]\s*|\s+)?\(?$/.exec(words.slice(0, at)) ?? [];
  return [before === '' ? ' - ' : before, before.endsWith('(') ? ')' : ''];
}

/** The words of a heading as they are written. */
function sourceOf({text}: Document, {chapters: [{section}]}: Release): string {
  return section.heading ? innerSource(text, section.heading) : '';
}

/** Where the words of a heading end, marks behind them aside. */
export function headingEnd({chapters: [{section}], heading}: Release): number {
  const last = section.heading?.children.at(-1);
  return last ? rangeOf(last).end : heading.end;
}

function isIso(date: string | undefined): boolean {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date);
}
