import {relative, resolve, sep} from 'node:path';
import {fromNative, toNative} from '../../src/disk/native-path.ts';
import {
  goneOf,
  prunedBaseline,
  readBaseline,
  updatedBaseline,
  type WasAsked,
  withoutKnown,
} from '../../src/lint/known/baseline.ts';
import type {KnownFindings} from '../../src/lint/known/known-findings.ts';
import type {Source} from '../../src/markdown/source.ts';
import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {previewProject} from '../../src/plan/preview.ts';
import {planBaseline, USUAL_BASELINE} from '../../src/plan/update-baseline.ts';
import {baselinePathFault} from '../../src/project/lint-config.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import type {Subject} from './subject.ts';

/** The known findings of a run, and the file that holds them. */
export interface Baseline {
  /** Relative to the root; absent when there is none. */
  readonly path: string | undefined;
  /** The file as it is; absent when there is none. */
  readonly source: Source | undefined;
  readonly known: KnownFindings;
  /** Whether what is found shall be what is known, or what is gone no longer known; neither where nothing is written. */
  readonly becomes: 'updated' | 'pruned' | undefined;
}

/** The baseline that `--baseline` names, else the config. Throws a Refusal for a file that holds none. */
export function baselineOf(context: Context, {options}: Input, {root, project}: Subject): Baseline {
  const becomes = options['updateBaseline'] ? 'updated' : options['pruneBaseline'] ? 'pruned' : undefined;
  const isUpdated = becomes === 'updated';
  const given = options['baseline'];
  const named = typeof given === 'string' ? pathOf(context, root, given) : project.config.lint.baseline;
  const path = named ?? (becomes === undefined ? undefined : USUAL_BASELINE);
  const seen = (at: string) => fromNative(context.cwd, toNative(root, at));
  const source = path === undefined ? undefined : sourceAt(project, path, seen);
  const known = source && readBaseline(source.text);
  if (path !== undefined && !source && !isUpdated) throw missing(path, seen(path));
  if (path !== undefined && source && !known && !(isUpdated && beginsAsOurs(source)))
    throw broken(path, seen(path), beginsAsOurs(source));
  return {path, source, known: known ?? new Map(), becomes};
}

/** The subject as it is when the baseline is written: that it is missing now is nothing to tell. */
export function withReadableBaseline(subject: Subject, {path, source, becomes}: Baseline): Subject {
  if (path === undefined || becomes !== 'updated') return subject;
  const plan = planBaseline(path, new Map(), source);
  return {...subject, project: previewProject(subject.project, plan)};
}

/** A path as the person sees it from where they stand, made relative to the project's root. */
function pathOf({cwd}: Context, root: string, given: string): string {
  const path = relative(root, resolve(cwd, given)).split(sep).join('/');
  const fault = baselinePathFault(path);
  if (fault === undefined) return path;
  throw new Refusal(
    'bad-baseline',
    `\`${printable(given)}\` ${fault}, expected a path like ${USUAL_BASELINE}`,
    shellLine`openspec lint --baseline ${fromNative(cwd, toNative(root, USUAL_BASELINE))} --update-baseline`,
  );
}

/** What is there; what cannot be read is refused, or it would be written over. */
function sourceAt(
  {input, unreadable}: Project,
  path: string,
  seen: (path: string) => string,
): Source | undefined {
  const source = input.read(path);
  const fault = source ? undefined : unreadable.find((each) => each.path === path);
  if (!fault) return source;
  throw new Refusal(
    'bad-baseline',
    `Cannot read ${printable(path)}: ${fault.reason}`,
    shellLine`ls -l ${seen(path)}`,
  );
}

function missing(path: string, seen: string): Refusal {
  return new Refusal(
    'no-baseline',
    `There is no baseline at ${printable(path)}`,
    shellLine`openspec lint --baseline ${seen} --update-baseline`,
  );
}

/** A merge may have left marks in it; anything else that is no baseline is somebody's, and is not written over. */
function broken(path: string, seen: string, isOurs: boolean): Refusal {
  return new Refusal(
    'bad-baseline',
    `${printable(path)} is no baseline that can be read`,
    isOurs
      ? shellLine`openspec lint --baseline ${seen} --update-baseline`
      : shellLine`mv ${seen} ${`${seen}.old`}`,
  );
}

/** Whether a file was written by us, whatever marks of a conflict stand before that or within. */
function beginsAsOurs({text}: Source): boolean {
  return /^\s*(?:(?:<{7}|\|{7}|={7})[^\n]*\n\s*)*\{\s*"version":\s*1,\s*"known":/.test(text);
}

/** What is told, and what is written besides the fixes: findings that are known, or become it, are not told. */
export function withBaseline(result: FixPlan, baseline: Baseline, wasAsked: WasAsked): FixPlan {
  const {path, source, becomes} = baseline;
  const {plan, project, findings} = result;
  if (path === undefined) return result;
  const next = nextKnown(baseline, result, wasAsked);
  const isWritten =
    becomes === 'updated' ||
    (becomes === 'pruned' && goneOf(baseline.known, findings, project.document, wasAsked) > 0);
  return {
    project,
    plan: isWritten ? [...plan, ...planBaseline(path, next, source)] : plan,
    findings: withoutKnown(findings, next, project.document),
  };
}

/** What is known when a run is done. */
export function nextKnown(
  {known, becomes}: Pick<Baseline, 'known' | 'becomes'>,
  {project, findings}: FixPlan,
  wasAsked: WasAsked,
): KnownFindings {
  if (becomes === undefined) return known;
  const next = becomes === 'updated' ? updatedBaseline : prunedBaseline;
  return next(known, findings, project.document, wasAsked);
}
