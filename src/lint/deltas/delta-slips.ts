import type {Keyword} from '../../deltas/kind.ts';
import {requirementsBelow} from '../../dialects/requirement-block.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {foldTitle} from '../../dialects/vocabulary.ts';
import type {Document} from '../../markdown/document.ts';
import {descendants, type Section} from '../../markdown/section.ts';

/** A heading that means to open a delta section and does not. */
export interface Slip {
  readonly section: Section;
  readonly keyword: Keyword;
  /** The words are right, the level is not 2. */
  readonly isLevel: boolean;
  /** Nothing else can have been meant, and the next heading is a requirement. */
  readonly isSure: boolean;
}

const VERBS: Readonly<Record<string, Keyword>> = {
  added: 'ADDED',
  new: 'ADDED',
  modified: 'MODIFIED',
  changed: 'MODIFIED',
  updated: 'MODIFIED',
  removed: 'REMOVED',
  deleted: 'REMOVED',
  renamed: 'RENAMED',
};
const TITLE =
  /^(added|new|modified|changed|updated|removed|deleted|renamed)(?: (requirements?|deltas?|specs?|specifications?|capabilit(?:y|ies)))?(?![\p{L}\p{N}])(.*)$/u;

/** The slips of a file, in document order; in a file of features the same words mean something else. */
export function slipsIn({document, sections, added, modified, orphans}: RequirementDelta): readonly Slip[] {
  const valid = new Set(sections.map(({section}) => section));
  const content = new Set([...added, ...modified, ...orphans].flatMap(({section}) => descendants(section)));
  const all = descendants(document.top);
  return all.flatMap((section, index) => {
    if (valid.has(section) || content.has(section) || isTitle(section, valid)) return [];
    const slip = readSlip(document, section, valid.size > 0);
    const leads = /^requirement\b/i.test(all[index + 1]?.title ?? '');
    return slip ? [{...slip, isSure: slip.isSure && leads}] : [];
  });
}

/** An H1 above proper sections is a title, whatever it says. */
function isTitle(section: Section, valid: ReadonlySet<Section>): boolean {
  return section.depth === 1 && descendants(section).some((child) => valid.has(child));
}

function readSlip(document: Document, section: Section, hasSections: boolean): Slip | undefined {
  const [, verb = '', noun = '', rest = ''] = TITLE.exec(foldTitle(section.title)) ?? [];
  const keyword = VERBS[verb];
  const isCanonical = keyword?.toLowerCase() === verb;
  const isNamed = noun.startsWith('requirement');
  const isMeant =
    (isNamed && isCanonical) ||
    requirementsBelow(document, section).length > 0 ||
    (section.depth === 2 && !hasSections);
  const isWhole = isNamed || /^\s*(?:[:：(–—-].*)?$/.test(rest);
  if (!keyword || !isMeant || !isWhole) return undefined;
  const isLevel = section.depth !== 2 && isCanonical && noun === 'requirements' && rest === '';
  const isSure = isCanonical && (isNamed || noun === '') && /^[\s\p{P}]*$/u.test(rest);
  return {section, keyword, isLevel, isSure};
}
