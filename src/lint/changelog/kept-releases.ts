import {type Releases, readReleases} from '../../changelog/formats/keep-a-changelog/releases.ts';
import {keptViews} from '../../changelog/kept-views.ts';
import type {Document} from '../../markdown/document.ts';
import type {ViewSettings} from '../../project/changelog-config.ts';
import type {Project} from '../../project/project.ts';

/** A changelog of releases that is kept, and what is understood of it. */
export interface KeptReleases {
  readonly document: Document;
  /** Relative to the project's root. */
  readonly path: string;
  readonly settings: ViewSettings;
  readonly releases: Releases;
}

/** The changelogs of releases that a project keeps. */
export function keptReleases(project: Project): readonly KeptReleases[] {
  return keptViews(project).flatMap(({view, path, settings, isConfigured}) => {
    const document = view.id === 'keep-a-changelog' ? project.document(path) : undefined;
    if (!document || !(isConfigured || view.detect(document))) return [];
    return [{document, path, settings, releases: readReleases(document, settings)}];
  });
}
