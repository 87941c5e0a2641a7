import {type FeatureDelta, type FeatureSection, readFeatureDelta} from '../../dialects/feature.ts';
import {reorderSections} from '../../markdown/compose.ts';
import {parse} from '../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {sourceOf} from '../../markdown/source.ts';
import type {Project} from '../../project/project.ts';
import {defineRule} from '../rule.ts';

export const sectionOrder = defineRule({
  id: 'section-order',
  severity: 'warning',
  on: 'delta',
  fixable: true,
  family: 'delta',
  summary: 'the required sections of a delta stand in the order of its kind',
  *check(delta, project) {
    const written = requiredSections(delta);
    const names = written.map(({canonical}) => canonical);
    if (new Set(names).size < names.length) return;
    const expected = written.toSorted((a, b) => placeOf(delta, a) - placeOf(delta, b));
    const wrong = written.find((section, index) => section !== expected[index]);
    if (!wrong) return;
    const heading = wrong.section.heading;
    const message = `Section \`## ${wrong.canonical}\` out of order, expected ${expected.map(({canonical}) => `\`${canonical}\``).join(', ')}`;
    const edits = reorderSections(
      delta.document,
      written.map(({section}) => section),
      expected.map(({section}) => section),
    );
    const fix = isSafe(delta, edits, expected, project) ? {fix: edits} : {};
    yield {range: heading ? rangeOf(heading) : wrong.section, message, ...fix};
  },
});

function requiredSections(delta: FeatureDelta): readonly FeatureSection[] {
  return delta.sections.filter(({canonical}) => delta.titles.required.includes(canonical));
}

function placeOf(delta: FeatureDelta, {canonical}: FeatureSection): number {
  return delta.titles.required.indexOf(canonical);
}

/** What a section ends with can swallow what follows it in its new place: an open fence, a line above a setext heading. */
function isSafe(
  delta: FeatureDelta,
  edits: readonly TextEdit[],
  expected: readonly FeatureSection[],
  project: Project,
): boolean {
  const {document} = delta;
  const moved = readFeatureDelta(
    parse(sourceOf(document.source.path, applyEdits(document.text, edits))),
    project.vocabulary,
  );
  if (!moved || moved.sections.length !== delta.sections.length) return false;
  const after = requiredSections(moved);
  return after.every(({section}, index) => {
    const before = expected[index]?.section;
    return (
      before &&
      moved.document.text.slice(section.start, section.end).trim() ===
        document.text.slice(before.start, before.end).trim()
    );
  });
}
