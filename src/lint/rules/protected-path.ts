import type {Document} from '../../markdown/document.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import type {Project} from '../../project/project.ts';
import {type ProtectedPath, protectedPaths, protectionOf, shownPlace} from '../../project/protected-paths.ts';
import {activeChangeOf} from '../active.ts';
import {attributionOf, type GitFacts} from '../files/git-facts.ts';
import {listedPathsIn, protectedFiles} from '../files/protected-files.ts';
import {shownPaths} from '../files/shown-paths.ts';
import {defineRule, type Problem, type RelatedProblem} from '../rule.ts';

export const protectedPath = defineRule({
  id: 'protected-path',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'files',
  summary: 'no file is listed or touched that the config or the guidelines protect',
  *check(document, project, facts) {
    for (const {path, range} of listedPathsIn(document, project)) {
      const protection = protectionOf(path, protectedPaths(project));
      if (protection)
        yield {
          range,
          message: `File \`${printable(path)}\` is protected by ${shown(protection)}`,
          related: [placeOf(protection)],
        };
    }
    const change = facts && activeChangeOf(document, project);
    if (change && isFirst(document, change)) yield* touchedProblems(change, project, facts);
  },
});

/** What is said of a change as a whole is said once, with the first of its documents. */
function isFirst({source}: Document, {proposal, deltaDocuments, tasks}: Change): boolean {
  return (proposal ?? deltaDocuments[0] ?? tasks)?.source.path === source.path;
}

function* touchedProblems(change: Change, project: Project, facts: GitFacts): Generator<Problem> {
  const touched = new Map<ProtectedPath, string[]>();
  for (const {path, protection, isListed} of protectedFiles(
    change,
    project,
    attributionOf(facts, change).files,
  ))
    if (!isListed) touched.set(protection, [...(touched.get(protection) ?? []), path]);
  for (const [protection, paths] of touched) {
    yield {
      path: change.folder,
      message: `Touches ${shownPaths(paths)}, protected by ${shown(protection)}`,
      related: [placeOf(protection)],
    };
  }
}

/** Where it is said. */
function placeOf({from: path, place: {offset: start}}: ProtectedPath): RelatedProblem {
  return {path, range: {start, end: start}, message: 'protected here'};
}

function shown(protection: ProtectedPath): string {
  const by = `\`${printable(protection.path)}\` (${shownPlace(protection)})`;
  return `${by}, expected a change that leaves it alone`;
}
