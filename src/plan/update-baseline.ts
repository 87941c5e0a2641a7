import {printBaseline} from '../lint/known/baseline.ts';
import type {KnownFindings} from '../lint/known/known-findings.ts';
import type {Source} from '../markdown/source.ts';
import {effective, type Plan} from './plan.ts';

/** Where known findings are kept when nothing else is said. */
export const USUAL_BASELINE = 'openspec/lint-baseline.json';

/** Write what is known to its file; `source` is what stands there now. */
export function planBaseline(path: string, known: KnownFindings, source: Source | undefined): Plan {
  const content = printBaseline(known);
  if (!source) return [{kind: 'create', path, content}];
  return effective([{kind: 'write', source, edits: [{start: 0, end: source.text.length, text: content}]}]);
}
