import type {Document} from '../../../markdown/document.ts';
import {trimmedEnd} from '../../../markdown/place.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {releaseOf} from './cut-release.ts';
import {definitionsOf, foldLabel} from './definitions.ts';
import {readReleases} from './releases.ts';
import {lastContent} from './style.ts';

/**
 * What a changelog says of a version, as Markdown that stands by itself: the text below its heading, and the link
 * definitions it uses; of what is not released yet for `unreleased`. Lines end in LF; empty for a version of which nothing is said, nothing for one that is not there.
 */
export function notesOf(
  document: Document,
  settings: Pick<ViewSettings, 'unreleased'>,
  version: string,
): string | undefined {
  const releases = readReleases(document, settings);
  const release = /^unreleased$/i.test(version) ? releases.unreleased : releaseOf(releases, version);
  if (!release) return undefined;
  const {text} = document;
  const body = {start: release.heading.end, end: Math.max(lastContent(release).end, release.heading.end)};
  const said = text.slice(body.start, trimmedEnd(text, body)).replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '');
  if (said.trim() === '') return '';
  const used = new Set(
    Array.from(said.matchAll(/\[([^[\]]{1,999})\]/g), ([, label = '']) => foldLabel(label)),
  );
  const definitions = definitionsOf(document).filter(
    ({label, start}) => used.has(foldLabel(label)) && !(start >= body.start && start < body.end),
  );
  const links = definitions.map(({start, end}) => `${text.slice(start, end)}\n`).join('');
  return `${said}\n${links === '' ? '' : `\n${links}`}`.replace(/\r\n|\r/g, '\n');
}

/** All that a changelog says of each version, its heading among it. Lines end in LF. */
export function releasedTexts(
  document: Document,
  settings: Pick<ViewSettings, 'unreleased'>,
): ReadonlyMap<string, string> {
  const {text} = document;
  return new Map(
    readReleases(document, settings).versions.map((release) => {
      const end = Math.max(lastContent(release).end, release.heading.end);
      return [
        release.version,
        text
          .slice(release.start, end)
          .replace(/\r\n|\r/g, '\n')
          .trimEnd(),
      ];
    }),
  );
}
