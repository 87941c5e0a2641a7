import {parse} from '../../markdown/document.ts';
import {applyEdits} from '../../markdown/edit.ts';
import {fitted} from '../../markdown/gap.ts';
import {lineEndingAt, sourceOf} from '../../markdown/source.ts';
import {defaultSettings} from '../../project/changelog-config.ts';
import {CHANGELOG} from '../../project/paths.ts';
import type {View} from '../view.ts';
import {blankChangelog} from './keep-a-changelog/blank.ts';
import {missingEntries} from './keep-a-changelog/missing-entries.ts';
import {ownEntries} from './keep-a-changelog/own-entries.ts';
import {printEntries} from './keep-a-changelog/print.ts';
import {projectReleases} from './keep-a-changelog/project.ts';
import {notesOf, releasedTexts} from './keep-a-changelog/release-notes.ts';
import {readReleases} from './keep-a-changelog/releases.ts';

/** The changelog of releases: what is not released yet, each change in its section, above the versions. */
export const keepAChangelog: View = {
  id: 'keep-a-changelog',
  path: CHANGELOG,
  showsActive: false,
  detect(document) {
    if (/keepachangelog\.com/i.test(document.text)) return true;
    return readReleases(document, defaultSettings).unreleased?.isGuessed === false;
  },
  fault() {
    return undefined;
  },
  parts: 'no `Unreleased` heading and no mention of keepachangelog.com',
  project(document, projection) {
    if (document.text.trim() !== '') return projectReleases(document, projection);
    const blank = fitted(blankChangelog(projection.settings.unreleased), lineEndingAt(document.text, 0));
    const {edits, records, conflicts} = projectReleases(
      parse(sourceOf(document.source.path, blank)),
      projection,
    );
    const isBlank = edits.length === 0;
    return {edits: isBlank ? [] : [{start: 0, end: 0, text: applyEdits(blank, edits)}], records, conflicts};
  },
  blank({unreleased}) {
    return blankChangelog(unreleased);
  },
  entries: (document, projection) => ownEntries(document, projection),
  missing: (document, projection) => missingEntries(document, projection),
  releases: (document, settings) =>
    readReleases(document, settings).versions.map(({version, date, isYanked}) => ({version, date, isYanked})),
  released: (document, settings) => releasedTexts(document, settings),
  notes: (document, settings, version) => notesOf(document, settings, version),
  print(projection) {
    return printEntries(projection, CHANGELOG);
  },
};
