import {dialectOf} from '../../dialects/dialect.ts';
import {deltaTitles} from '../../dialects/feature.ts';
import {type Document, placeIn} from '../../markdown/document.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {activeChangeOf, isInActiveChange} from '../active.ts';
import {headingRange, isSoundTitle, lowTitle, unsoundTitle} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

const REQUIREMENT = /^(?:(?:added|modified|removed|renamed)\s+)?(?:requirements?|scenarios?)\b/i;

export const deltaTitle = defineRule({
  id: 'delta-title',
  severity: 'error',
  on: 'document',
  where: isInActiveChange,
  fixable: true,
  family: 'delta',
  summary: 'a feature delta has one title: `# ADDED: Name`, `# MODIFIED: Name` or `# REMOVED: Name`',
  *check(document, project) {
    if (!isFeatureFile(document, project)) return;
    const titles = deltaTitles(document);
    const low = descendants(document.top).find((section) => section.depth > 1 && isSoundTitle(section));
    if (titles.length > 0) yield* problemsOf(document, titles);
    else if (low) yield lowTitle(document, low);
    else if (writesFeatures(project)) yield missingTitle(document);
  },
});

/** Meant for the feature dialect; whoever writes requirements has another grammar, slips included. */
function isFeatureFile(document: Document, project: Project): boolean {
  const change = activeChangeOf(document, project);
  const {path} = document.source;
  if (
    !change ||
    change.metadata.skipsSpecs ||
    !path.startsWith(`${change.folder}/specs/`) ||
    /^readme\./i.test(baseName(path))
  )
    return false;
  if (dialectOf(document) === 'requirement' || project.dialect !== 'feature') return false;
  return !descendants(document.top).some(({title}) => REQUIREMENT.test(title));
}

/** By default a repository is one of features; only one that shows them can tell that a file is none. */
function writesFeatures({config, changes, archive}: Project): boolean {
  return config.dialect === 'feature' || [...changes, ...archive].some(({deltas}) => deltas.length > 0);
}

function* problemsOf(document: Document, titles: readonly Section[]): Generator<Problem> {
  const first = titles.find(isSoundTitle) ?? titles[0];
  for (const title of titles) {
    if (title !== first && isSoundTitle(title)) yield secondTitle(document, title, first);
    else if (title === first && !isSoundTitle(title)) yield unsoundTitle(document, title);
  }
}

function secondTitle(document: Document, second: Section, first: Section | undefined): Problem {
  const {line} = placeIn(document, first?.start ?? 0);
  const written = `\`# ${printable(second.title)}\``;
  const message = `Second delta title ${written}, expected one delta a file, the first is on line ${line}`;
  const related = first && [{range: headingRange(first), message: 'first declared here'}];
  return {range: headingRange(second), message, ...(related && {related})};
}

function missingTitle({top}: Document): Problem {
  const expected = '`# ADDED: Name`, `# MODIFIED: Name` or `# REMOVED: Name`';
  return {range: headingRange(top.children[0]), message: `No delta title, expected ${expected}`};
}
