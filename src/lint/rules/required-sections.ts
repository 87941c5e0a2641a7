import {distance} from 'fastest-levenshtein';
import {type FeatureDelta, sectionOf} from '../../dialects/feature.ts';
import {foldTitle} from '../../dialects/vocabulary.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {defineRule, type Problem} from '../rule.ts';

export const requiredSections = defineRule({
  id: 'required-sections',
  severity: 'error',
  on: 'delta',
  fixable: true,
  family: 'delta',
  summary: 'a feature delta has every section its kind demands',
  *check(delta) {
    for (const title of delta.titles.required) {
      if (!sectionOf(delta, title)) yield problemOf(delta, title);
    }
  },
});

function problemOf(delta: FeatureDelta, title: string): Problem {
  const others = [...descendants(delta.title)].filter(
    (section) => !delta.sections.some((known) => known.section === section),
  );
  const misplaced = others.find(
    (section) => delta.titles.byFoldedTitle.get(foldTitle(section.title)) === title,
  );
  if (misplaced)
    return respelled(misplaced, title, `Section \`${title}\` at the wrong level, expected \`## ${title}\``);
  const misspelled = others.find((section) => section.depth === 2 && isNear(section.title, title));
  if (misspelled)
    return respelled(
      misspelled,
      title,
      `Unknown section \`## ${misspelled.title}\`, expected \`## ${title}\``,
    );
  const {anchor, words} = placeOf(delta, title);
  return {range: anchor, message: `Missing section \`## ${title}\`, expected it ${words}`};
}

function respelled(section: Section, title: string, message: string): Problem {
  const range = section.heading ? rangeOf(section.heading) : section;
  return {range, message, fix: [{...range, text: `## ${title}`}]};
}

/** The last required section before this one that is there, or the title. */
function placeOf(delta: FeatureDelta, title: string): {readonly anchor: Range; readonly words: string} {
  const {required} = delta.titles;
  for (const previous of required.slice(0, required.indexOf(title)).toReversed()) {
    const heading = sectionOf(delta, previous)?.heading;
    if (heading) return {anchor: rangeOf(heading), words: `after \`## ${previous}\``};
  }
  const heading = delta.title.heading;
  return {anchor: heading ? rangeOf(heading) : delta.title, words: 'below the title'};
}

function isNear(written: string, title: string): boolean {
  return distance(foldTitle(written), foldTitle(title)) <= 2;
}
