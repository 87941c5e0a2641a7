import {relative, resolve, sep} from 'node:path';
import {goneOf, readBaseline, updatedBaseline, type WasAsked, withoutKnown} from '../../src/lint/baseline.ts';
import type {KnownFindings} from '../../src/lint/known-findings.ts';
import type {Source} from '../../src/markdown/source.ts';
import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {previewProject} from '../../src/plan/preview.ts';
import {planBaseline, USUAL_BASELINE} from '../../src/plan/update-baseline.ts';
import {baselinePathFault} from '../../src/project/lint-config.ts';
import {printable} from '../../src/project/names.ts';
import {CONFIG} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {isDry} from './fixes.ts';
import type {Subject} from './subject.ts';

/** The known findings of a run, and the file that holds them. */
export interface Baseline {
  /** Relative to the root; absent when there is none. */
  readonly path: string | undefined;
  /** The file as it is; absent when there is none. */
  readonly source: Source | undefined;
  readonly known: KnownFindings;
  /** Whether what is found shall be what is known. */
  readonly isUpdated: boolean;
}

/** The baseline that `--baseline` names, else the config. Throws a Refusal for a file that holds none. */
export function baselineOf(context: Context, {options}: Input, {root, project}: Subject): Baseline {
  const isUpdated = options['updateBaseline'] === true;
  const given = options['baseline'];
  const named = typeof given === 'string' ? pathOf(context, root, given) : project.config.lint.baseline;
  const path = named ?? (isUpdated ? USUAL_BASELINE : undefined);
  const source = path === undefined ? undefined : sourceAt(project, path);
  const known = source && readBaseline(source.text);
  if (path !== undefined && !source && !isUpdated) throw missing(path);
  if (path !== undefined && source && !known && !(isUpdated && beginsAsOurs(source)))
    throw broken(path, beginsAsOurs(source));
  return {path, source, known: known ?? new Map(), isUpdated};
}

/** The subject as it is when the baseline is written: that it is missing now is nothing to tell. */
export function withReadableBaseline(subject: Subject, {path, source, isUpdated}: Baseline): Subject {
  if (path === undefined || !isUpdated) return subject;
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
    shellLine`openspec lint --baseline ${USUAL_BASELINE} --update-baseline`,
  );
}

/** What is there; what cannot be read is refused, or it would be written over. */
function sourceAt({input, unreadable}: Project, path: string): Source | undefined {
  const source = input.read(path);
  const fault = source ? undefined : unreadable.find((each) => each.path === path);
  if (!fault) return source;
  throw new Refusal(
    'bad-baseline',
    `Cannot read ${printable(path)}: ${fault.reason}`,
    shellLine`ls -l ${path}`,
  );
}

function missing(path: string): Refusal {
  return new Refusal(
    'no-baseline',
    `There is no baseline at ${printable(path)}`,
    shellLine`openspec lint --baseline ${path} --update-baseline`,
  );
}

/** A merge may have left marks in it; anything else that is no baseline is somebody's, and is not written over. */
function broken(path: string, isOurs: boolean): Refusal {
  return new Refusal(
    'bad-baseline',
    `${printable(path)} is no baseline that can be read`,
    isOurs
      ? shellLine`openspec lint --baseline ${path} --update-baseline`
      : shellLine`mv ${path} ${`${path}.old`}`,
  );
}

function beginsAsOurs({text}: Source): boolean {
  return /^\s*\{\s*"version":\s*1,\s*"known":/.test(text);
}

/** What is told, and what is written besides the fixes: findings that are known, or become it, are not told. */
export function withBaseline(result: FixPlan, baseline: Baseline, wasAsked: WasAsked): FixPlan {
  const {path, source, known, isUpdated} = baseline;
  const {plan, project, findings} = result;
  if (path === undefined) return result;
  const next = isUpdated ? updatedBaseline(known, findings, project.document, wasAsked) : known;
  return {
    project,
    plan: isUpdated ? [...plan, ...planBaseline(path, next, source)] : plan,
    findings: withoutKnown(findings, next, project.document),
  };
}

/** Say what is known now, or that known findings are gone and how the file gets shorter. */
export function tellBaseline(
  context: Context,
  input: Input,
  {project, findings}: FixPlan,
  {path, known, isUpdated}: Baseline,
  wasAsked: WasAsked,
): void {
  if (path === undefined) return;
  if (isUpdated) {
    const next = updatedBaseline(known, findings, project.document, wasAsked);
    const count = [...next.values()].reduce((sum, each) => sum + each, 0);
    if (!isDry(input.options)) note(context, input, `wrote ${printable(path)}, ${counted(count)}`);
    if (path !== project.config.lint.baseline)
      note(context, input, `To have it obeyed, write in ${CONFIG}: lint: {baseline: ${printable(path)}}`);
    return;
  }
  const gone = goneOf(known, findings, project.document, wasAsked);
  if (gone === 0) return;
  const file = path === (project.config.lint.baseline ?? USUAL_BASELINE) ? [] : ['--baseline', path];
  const command = shellLine`openspec lint ${[...file, '--update-baseline']}`;
  note(context, input, `${counted(gone)} ${gone === 1 ? 'is' : 'are'} gone, to forget: ${command}`);
}

function counted(count: number): string {
  return `${count} known finding${count === 1 ? '' : 's'}`;
}
