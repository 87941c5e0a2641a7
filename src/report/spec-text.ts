import type {Requirement} from '../dialects/requirement-block.ts';
import type {Spec} from '../dialects/spec.ts';
import {applyEdits} from '../markdown/edit.ts';
import type {SpecParts} from './spec-json.ts';

/** The Markdown of a spec as its author wrote it, or of the parts a person wants to see. */
export function specText({document, requirements}: Spec, parts: SpecParts): string {
  const wanted = parts.requirements ?? requirements;
  const {text} = document;
  if (parts.hasOverview && !parts.requirements) {
    return parts.hasScenarios ? text : without(text, 0, text.length, requirements);
  }
  const blocks = wanted.map((requirement) => {
    const {start, end} = requirement;
    return (parts.hasScenarios ? text.slice(start, end) : without(text, start, end, [requirement])).trim();
  });
  return `${blocks.join('\n\n')}\n`;
}

/** A stretch of a text, the scenarios of these requirements taken out. */
function without(text: string, start: number, end: number, requirements: readonly Requirement[]): string {
  const edits = requirements.flatMap(({scenarios}) =>
    scenarios.map((scenario) => ({start: scenario.start - start, end: scenario.end - start, text: ''})),
  );
  return applyEdits(text.slice(start, end), edits);
}
