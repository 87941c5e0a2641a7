import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import type {ListedFile} from '../../dialects/listed-files.ts';
import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import type {Project} from '../../project/project.ts';
import {type ProtectedPath, protectedPaths, protectionOf, shownPlace} from '../../project/protected-paths.ts';
import {activeChangeOf} from '../active.ts';
import {featureDeltaIn} from '../feature-delta.ts';
import {attributionOf, type GitFacts} from '../git-facts.ts';
import {pathsOf} from '../known-work.ts';
import {defineRule, type Problem} from '../rule.ts';
import {shownPaths} from '../shown-paths.ts';

export const protectedPath = defineRule({
  id: 'protected-path',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'files',
  summary: 'no file is listed or touched that the config or `AGENTS.md` protects',
  *check(document, project, facts) {
    for (const {path, range} of listedIn(document, project)) {
      const protection = protectionOf(path, protectedPaths(project));
      if (protection)
        yield {range, message: `File \`${printable(path)}\` is protected by ${shown(protection)}`};
    }
    const change = facts && activeChangeOf(document, project);
    if (change && isFirst(document, change)) yield* touchedProblems(change, project, facts);
  },
});

interface Listed {
  readonly path: string;
  readonly range: Range;
}

/** Every path a delta lists; none of another document. */
function listedIn(document: Document, project: Project): readonly Listed[] {
  const delta = featureDeltaIn(document, project);
  const section = delta && sectionOf(delta, 'Files Changed');
  const entries = section ? readFilesChanged(document, section).entries : [];
  return entries.flatMap((entry) => touchedBy(document.text, entry));
}

/** What is said of a change as a whole is said once, with the first of its documents. */
function isFirst({source}: Document, {proposal, deltaDocuments, tasks}: Change): boolean {
  return (proposal ?? deltaDocuments[0] ?? tasks)?.source.path === source.path;
}

function* touchedProblems(change: Change, project: Project, facts: GitFacts): Generator<Problem> {
  const listed = new Set(
    change.deltas.flatMap(({document}) => listedIn(document, project).map(({path}) => path)),
  );
  const touched = new Map<ProtectedPath, string[]>();
  for (const path of attributionOf(facts, change).files.flatMap(pathsOf)) {
    const protection = listed.has(path) ? undefined : protectionOf(path, protectedPaths(project));
    if (protection) touched.set(protection, [...(touched.get(protection) ?? []), path]);
  }
  for (const [protection, paths] of touched) {
    yield {path: change.folder, message: `Touches ${shownPaths(paths)}, protected by ${shown(protection)}`};
  }
}

function shown(protection: ProtectedPath): string {
  const by = `\`${printable(protection.path)}\` (${shownPlace(protection)})`;
  return `${by}, expected a change that leaves it alone`;
}

/** A file that was moved is gone from where it was, which the brackets behind it may say. */
function touchedBy(text: string, {path, pathRange, noteRange}: ListedFile): readonly Listed[] {
  const note = text.slice(noteRange.start, noteRange.end);
  const [, from] = /\((?:renamed|moved) from `([^`]+)`\)/i.exec(note) ?? [];
  const own = path === '' ? [] : [{path, range: pathRange}];
  return from === undefined ? own : [...own, {path: from.trim(), range: noteRange}];
}
