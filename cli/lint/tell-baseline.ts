import {becomingKnown, goneOf, type WasAsked} from '../../src/lint/known/baseline.ts';
import type {KnownFindings} from '../../src/lint/known/known-findings.ts';
import type {Finding, Severity} from '../../src/lint/rule.ts';
import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {USUAL_BASELINE} from '../../src/plan/update-baseline.ts';
import {printable} from '../../src/project/names.ts';
import {CONFIG} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';
import {parseYaml} from '../../src/project/read-yaml.ts';
import {asRecord} from '../../src/project/yaml-record.ts';
import {shellLine} from '../../src/refusal.ts';
import type {RunWords} from '../../src/report/blob/run-words.ts';
import {counted} from '../../src/report/style.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {type Baseline, nextKnown} from './baseline.ts';
import {isDry} from './fixes.ts';

/** Say what is known now, or that known findings are gone and how the file gets shorter. */
export function tellBaseline(
  context: Context,
  input: Input,
  result: FixPlan,
  baseline: Baseline,
  wasAsked: WasAsked,
): void {
  const {project, findings} = result;
  const {path, known, becomes} = baseline;
  // What was there at a revision is not among the findings, and is not gone.
  if (path === undefined || (becomes === undefined && input.options['against'] !== undefined)) return;
  const gone = goneOf(known, findings, project.document, wasAsked);
  if (becomes === undefined) {
    const command = pruning(input, project, path);
    tellGone(context, input, gone, command);
    return;
  }
  const fresh = becomes === 'updated' ? becomingKnown(known, findings, project.document) : [];
  const count = sum(nextKnown(baseline, result, wasAsked));
  if (becomes === 'pruned' && gone === 0) note(context, input, 'No known finding is gone.');
  else if (!isDry(input.options))
    note(context, input, `wrote ${printable(path)}, ${countedKnown(count)}${difference(fresh, gone)}`);
  if (becomes === 'updated' && path !== project.config.lint.baseline)
    note(context, input, obeyed(project, path));
}

/** Say that known findings are gone, where some are, and how they are forgotten. */
export function tellGone(context: Context, input: Input, gone: number, command: string): void {
  if (gone > 0)
    note(context, input, `${countedKnown(gone)} ${gone === 1 ? 'is' : 'are'} gone, to forget: ${command}`);
}

/** The path of a baseline where `--baseline` has to name it. */
export function unusualFile({config}: Project, path: string): string | undefined {
  return path === (config.lint.baseline ?? USUAL_BASELINE) ? undefined : path;
}

/** The command that forgets what a run over these words found gone, and no more. */
export function pruneLine({words, since}: RunWords, file: string | undefined): string {
  const named = [
    ...(since === undefined ? [] : ['--since', since]),
    ...(file === undefined ? [] : ['--baseline', file]),
  ];
  return shellLine`openspec lint ${[...words, ...named, '--prune-baseline']}`;
}

function pruning({words, options}: Input, project: Project, path: string): string {
  const {since} = options;
  return pruneLine({words, ...(typeof since === 'string' && {since})}, unusualFile(project, path));
}

/** `(new: 1 error, 2 warnings; gone: 1)`: what becomes known is told nowhere else. */
function difference(fresh: readonly Finding[], gone: number): string {
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  const added = severities.flatMap((severity) => {
    const count = fresh.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [counted(count, severity)] : [];
  });
  const parts = [
    ...(added.length > 0 ? [`new: ${added.join(', ')}`] : []),
    ...(gone > 0 ? [`gone: ${gone}`] : []),
  ];
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

/** Where a person writes the path down: a second `lint:` would be no YAML. */
function obeyed({input}: Project, path: string): string {
  const hasLint = 'lint' in asRecord(parseYaml(input.read(CONFIG)?.text ?? ''));
  const line = `baseline: ${printable(path)}`;
  return hasLint
    ? `To have it obeyed, write in ${CONFIG} below \`lint:\`: ${line}`
    : `To have it obeyed, write in ${CONFIG}: lint: {${line}}`;
}

function sum(known: KnownFindings): number {
  return [...known.values()].reduce((all, each) => all + each, 0);
}

function countedKnown(count: number): string {
  return counted(count, 'known finding');
}
