import {distance} from 'fastest-levenshtein';
import {type FeatureDelta, sectionOf} from '../../dialects/feature.ts';
import {foldTitle} from '../../dialects/vocabulary.ts';
import {appendToSection, insertBelow} from '../../markdown/compose.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {openSection} from '../deltas/section-words.ts';
import {defineRule, type Problem} from '../rule.ts';

export const requiredSections = defineRule({
  id: 'required-sections',
  severity: 'error',
  on: 'delta',
  fixable: true,
  fixesUnsafely: true,
  family: 'delta',
  summary: 'a feature delta has every section its kind demands',
  *check(delta) {
    const missing = delta.titles.required.filter((title) => !sectionOf(delta, title));
    const absent = missing.filter((title) => !respelledOf(delta, title));
    for (const title of missing) yield respelledOf(delta, title) ?? absentProblem(delta, title, absent);
  },
});

/** The section that is meant, at another level or under a name with a slip. */
function respelledOf(delta: FeatureDelta, title: string): Problem | undefined {
  const others = descendants(delta.title).filter(
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
  return undefined;
}

function absentProblem(delta: FeatureDelta, title: string, absent: readonly string[]): Problem {
  const {anchor, words} = placeOf(delta, title);
  return {
    range: anchor,
    message: `Missing section \`## ${title}\`, expected it ${words}`,
    unsafeFix: [insertion(delta, title, absent)],
  };
}

/** All sections that are missing behind the same one, so that they come in their order. */
function insertion(delta: FeatureDelta, title: string, absent: readonly string[]): TextEdit {
  const {previous} = placeOf(delta, title);
  const together = absent.filter((other) => placeOf(delta, other).previous === previous);
  const content = together.map(openSection).join('\n\n');
  return previous
    ? insertBelow(delta.document, previous, content)
    : appendToSection(delta.document, delta.title, content);
}

function respelled(section: Section, title: string, message: string): Problem {
  const range = section.heading ? rangeOf(section.heading) : section;
  return {range, message, fix: [{...range, text: `## ${title}`}]};
}

/** Where a section belongs. */
interface Place {
  readonly anchor: Range;
  readonly words: string;
  readonly previous?: Section;
}

/** The last required section before this one that is there, or the title. */
function placeOf(delta: FeatureDelta, title: string): Place {
  const {required} = delta.titles;
  for (const previous of required.slice(0, required.indexOf(title)).toReversed()) {
    const section = sectionOf(delta, previous);
    if (section?.heading)
      return {anchor: rangeOf(section.heading), words: `after \`## ${previous}\``, previous: section};
  }
  const heading = delta.title.heading;
  return {anchor: heading ? rangeOf(heading) : delta.title, words: 'below the title'};
}

function isNear(written: string, title: string): boolean {
  return distance(foldTitle(written), foldTitle(title)) <= 2;
}
