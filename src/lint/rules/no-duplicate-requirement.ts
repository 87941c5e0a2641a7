import {foldName} from '../../dialects/requirement-name.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {printable} from '../../project/names.ts';
import {holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';

export const noDuplicateRequirement = defineRule({
  id: 'no-duplicate-requirement',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'spec',
  summary: 'no two requirements of a living spec have the same name',
  *check(document) {
    const seen = new Map<string, {readonly name: string; readonly line: number; readonly heading: Range}>();
    for (const {name, heading} of specOf(document)?.requirements ?? []) {
      const first = seen.get(foldName(name));
      if (name === '') continue;
      if (!first) seen.set(foldName(name), {name, heading, line: placeIn(document, heading.start).line});
      else
        yield {
          range: heading,
          message:
            first.name === name
              ? `Requirement \`${printable(name)}\` stands twice, expected it once, the first is on line ${first.line}`
              : `Requirement \`${printable(name)}\` differs from \`${printable(first.name)}\` on line ${first.line} in nothing that shows, expected another name`,
          related: [{range: first.heading, message: 'first declared here'}],
        };
    }
  },
});
