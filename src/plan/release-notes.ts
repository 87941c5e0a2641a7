import {type KeptView, keptViews} from '../changelog/kept-views.ts';
import {printable} from '../project/names.ts';
import {nearestOf} from '../project/nearest.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {releasesOf} from './project-views.ts';

/**
 * What the changelogs of a project say of a version, `unreleased` for what is in none yet; Markdown that ends its line.
 *
 * Throws a Refusal: `unknown-version`, or `no-releases` when no changelog of releases is kept.
 */
export function releaseNotes(project: Project, version: string): string {
  const keeping = keptViews(project).filter((kept) => kept.view.notes && project.document(kept.path));
  if (keeping.length === 0)
    throw new Refusal(
      'no-releases',
      'No changelog that tells of releases is kept',
      'openspec changelog --check',
    );
  const found = keeping.map((kept) => notesIn(project, kept, version)).find((notes) => notes !== undefined);
  if (found === undefined) throw unknownVersion(project, version);
  return found === '' || found.endsWith('\n') ? found : `${found}\n`;
}

function notesIn(project: Project, {view, path, settings}: KeptView, version: string): string | undefined {
  const document = project.document(path);
  return document && view.notes?.(document, settings, version);
}

function unknownVersion(project: Project, version: string): Refusal {
  const versions = releasesOf(project).map((release) => release.version);
  const meant = nearestOf(version, versions) ?? versions[0];
  return new Refusal(
    'unknown-version',
    `No changelog that is kept has a version \`${printable(version)}\``,
    shellLine`openspec changelog show ${meant ?? 'unreleased'}`,
  );
}
