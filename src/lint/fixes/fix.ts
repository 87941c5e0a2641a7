import type {Source} from '../../markdown/source.ts';
import type {Project} from '../../project/project.ts';
import {identityOf} from '../known/known-findings.ts';
import type {Finding} from '../rule.ts';
import {type Attempt, nextFixes} from './fixes.ts';
import {keepHarmless} from './keep-fixes.ts';

/** Fixes can uncover fixes; more rounds than this are not left to any text that was seen. */
const ROUNDS = 25;

/** Fixes that are not tried again, by the identities of their findings. */
type Refusals = Pick<ReadonlySet<string>, 'has'>;

/** What fixes make of the files, and what is left to say about them. */
export interface Fixed {
  /** Path → the file after all rounds, for the files that changed. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly project: Project;
  /** Those whose fix was taken back have none any more. */
  readonly findings: readonly Finding[];
}

/** How to fix, where it is not the usual way. */
export interface FixOptions {
  /** Also apply the fixes a person must look at, when no safe one is left. */
  readonly isUnsafe?: boolean;
}

/**
 * Apply fixes in memory until none is left. `check` looks at the project as it stands after each round.
 *
 * No fix is kept that brings a finding of its own making: see `keepHarmless`. Two fixes that undo each other end so as
 * well, with the finding of one of them.
 */
export function fixAll(
  project: Project,
  check: (project: Project) => readonly Finding[],
  {isUnsafe = false}: FixOptions = {},
): Fixed {
  const refused = new Map<string, Refused>();
  let state: Attempt = {project, findings: check(project), sources: new Map()};
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = nextFixes(state, refused, isUnsafe);
    if (fixes.length === 0 && forgetOutdated(refused, state)) continue;
    if (fixes.length === 0) break;
    const {attempt, takenBack} = keepHarmless(state, fixes, check);
    for (const {finding} of takenBack) {
      const {path} = finding;
      refused.set(identityOf(finding, state.project.document), {path, source: attempt.sources.get(path)});
    }
    state = attempt;
  }
  return {...state, findings: state.findings.map((finding) => withoutRefused(finding, state, refused))};
}

/** A fix that was taken back, and its file as fixes had left it then. */
interface Refused {
  readonly path: string;
  readonly source: Source | undefined;
}

/** A fix that did harm may do none once its file is another: forget those, and tell whether there were any. */
function forgetOutdated(refused: Map<string, Refused>, {sources}: Attempt): boolean {
  const outdated = [...refused].filter(([, {path, source}]) => sources.get(path) !== source);
  for (const [identity] of outdated) refused.delete(identity);
  return outdated.length > 0;
}

function withoutRefused(finding: Finding, {project}: Attempt, refused: Refusals): Finding {
  if (!finding.fix && !finding.unsafeFix) return finding;
  const isRefused = refused.has(identityOf(finding, project.document));
  return isRefused ? {...finding, fix: undefined, unsafeFix: undefined} : finding;
}
