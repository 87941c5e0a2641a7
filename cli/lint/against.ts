import type {Git} from '../../src/git/git.ts';
import {knownFindings, newFindings} from '../../src/lint/known/known-findings.ts';
import {byPlace} from '../../src/lint/place.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {lint} from '../../src/lint/run.ts';
import {selected} from '../../src/lint/select.ts';
import type {Project} from '../../src/project/project.ts';
import {shortCommit} from '../../src/short-commit.ts';
import {withBases} from '../bases.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {findingsAcross} from './across.ts';
import {lintOptionsFor} from './checking.ts';
import {askProject} from './listed-project.ts';
import {type Moves, movesOf} from './moves.ts';
import type {Subject} from './subject.ts';

/** Findings that are known from elsewhere, and are not told again. */
export interface Known {
  /** Those that are left. */
  readonly leave: (findings: readonly Finding[], project: Project) => readonly Finding[];
  /** Say how many were left out when last asked. */
  readonly tell: () => void;
}

/**
 * The findings there were where a revision and HEAD part, in the files of some findings: what this side brought is what
 * is left, whatever the other side got since. Nothing where no revision is given.
 */
export async function knownAgainst(
  context: Context,
  input: Input,
  subject: Subject,
  find: (project: Project) => readonly Finding[],
): Promise<Known | undefined> {
  const ref = input.options['against'];
  if (typeof ref !== 'string') return undefined;
  const git = await context.gitAt(subject.root);
  const commit = await git.mergeBase(ref);
  const paths = [...new Set(find(subject.project).map(({path}) => path))];
  const past = paths.length === 0 ? undefined : await pastOf(git, commit, subject, paths);
  const findings = past ? await findingsAt(context, input, subject.root, past) : [];
  const known = knownFindings(
    findings.map((finding) => ({...finding, path: past?.moves.newName(finding.path) ?? finding.path})),
    (path) => past?.project.document(past.moves.oldName(path)),
  );
  const across = await findingsAcross(context, input, subject, ref);
  let count = 0;
  return {
    leave(findings, current) {
      const left = newFindings(findings, known, current.document);
      count = findings.length - left.length;
      return across(current, left).toSorted(byPlace);
    },
    tell() {
      const findings = count === 1 ? '1 finding that was' : `${count} findings that were`;
      const are = count === 1 ? 'is' : 'are';
      if (count > 0)
        note(context, input, `${findings} there at ${shortCommit(commit)} already ${are} not told.`);
    },
  };
}

interface Past {
  readonly commit: string;
  readonly project: Project;
  /** What is looked at, by the names it had. */
  readonly paths: readonly string[];
  readonly moves: Moves;
}

async function pastOf(
  git: Git,
  commit: string,
  {project: current, uncommitted}: Subject,
  paths: readonly string[],
): Promise<Past> {
  const filesOf = async (places: readonly string[]) => ({files: await git.filesOf(commit, places), places});
  const {project, places} = await askProject(filesOf, current);
  const moves = movesOf(await git.renamedSince(commit, places, uncommitted), project, current);
  return {commit, project, paths: paths.map(moves.oldName), moves};
}

async function findingsAt(
  context: Context,
  input: Input,
  root: string,
  {commit, project: past, paths}: Past,
): Promise<readonly Finding[]> {
  const {scope} = selected(past, paths);
  const project = await withBases(context, input, {root, project: past}, scope.changes, {
    upTo: commit,
    tells: 'nothing',
  });
  const asked = {root, project, scope, upTo: commit, countsUncommitted: () => false};
  return lint(project, scope, await lintOptionsFor(context, input, asked));
}
