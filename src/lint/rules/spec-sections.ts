import {requirementSections} from '../../dialects/requirement.ts';
import type {Spec} from '../../dialects/spec.ts';
import type {Section} from '../../markdown/section.ts';
import {holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {isBlank} from '../deltas/scenario-slips.ts';
import {unlabelled} from '../deltas/stray-headings.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

export const specSections = defineRule({
  id: 'spec-sections',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'spec',
  summary: 'a living spec has a Purpose, and Requirements with at least one of them',
  *check(document) {
    const spec = specOf(document);
    if (!spec) return;
    yield* purposeProblems(spec);
    yield* requirementsProblems(spec);
  },
});

function* purposeProblems({document, purpose}: Spec): Generator<Problem> {
  const [title] = document.top.children;
  if (!purpose)
    yield {
      range: headingRange(title),
      message: 'Missing section `## Purpose`, expected it to say what the capability is for',
    };
  else if (isBlank(document, purpose))
    yield {range: headingRange(purpose), message: 'Empty section `## Purpose`, expected at least a sentence'};
}

/** Delta sections in its place are told by `no-delta-in-spec`. */
function* requirementsProblems(spec: Spec): Generator<Problem> {
  const {document, section, purpose, requirements} = spec;
  if (!section && requirementSections(document).length === 0)
    yield {
      range: headingRange(lastOf(purpose, document.top.children[0])),
      message: 'Missing section `## Requirements`, expected it with a `### Requirement: Name`',
    };
  else if (section && requirements.length === 0 && unlabelled(spec).length === 0)
    yield {
      range: headingRange(section),
      message: 'No requirement in `## Requirements`, expected at least one `### Requirement: Name`',
    };
}

function lastOf(purpose: Section | undefined, title: Section | undefined): Section | undefined {
  return purpose ?? title;
}
