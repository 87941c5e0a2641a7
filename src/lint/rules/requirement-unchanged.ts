import {comparable} from '../../dialects/merge/slots.ts';
import type {Requirement} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {specPath} from '../../project/project.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';
import {specOf} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';

export const requirementUnchanged = defineRule({
  id: 'requirement-unchanged',
  severity: 'info',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'requirement',
  summary: 'a modified requirement says something else than the spec does already',
  *check(change, project) {
    if (change.archived) return;
    const merged = new Map(mergesOfOne(project, change).map((each) => [each.capability, each.result.kind]));
    for (const {capability, delta} of change.requirementDeltas) {
      // A delta that is in the spec as a whole was merged before.
      if (merged.get(capability) === 'unchanged') continue;
      const path = specPath(capability);
      const document = project.document(path);
      const spec = document && specOf(document);
      const byName = new Map(spec?.requirements.map((each) => [each.name, each]));
      for (const block of delta.modified) {
        const current = byName.get(block.name);
        if (!document || !current || wordsOf(document, current) !== wordsOf(delta.document, block)) continue;
        yield {
          path: delta.document.source.path,
          range: block.heading,
          message: `\`${printable(block.name)}\` says what the spec says already, expected other words, or no such block`,
          related: [{path, range: current.heading, message: 'stands here in the spec'}],
        };
      }
    }
  },
});

/** A block below its heading; white space at the ends of lines, and the level of headings, aside. */
function wordsOf({text}: Document, {heading, block}: Requirement): string {
  return comparable(text.slice(heading.end, block.end)).replace(/^#{1,6}(?=\s)/gm, '#');
}
