import type {Document} from '../../../markdown/document.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {readReleases, sectionsOfRelease} from './releases.ts';

/** What is understood of a changelog as plain data, fit for `JSON.stringify`; what is not released comes first where it does. */
export function releasesAsData(document: Document, settings: Pick<ViewSettings, 'unreleased'>) {
  return readReleases(document, settings).all.map((release) => ({
    kind: release.kind,
    version: release.version,
    date: release.date ?? null,
    isYanked: release.isYanked,
    isBracketed: release.isBracketed,
    sections: sectionsOfRelease(release).map(({title}) => title),
  }));
}
