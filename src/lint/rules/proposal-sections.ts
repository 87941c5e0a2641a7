import {foldTitle} from '../../dialects/vocabulary.ts';
import type {Document} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import {descendants} from '../../markdown/section.ts';
import {defineRule} from '../rule.ts';
import {choices, optionOf} from '../settings/options.ts';

const WHY = startsWith(
  'why problems? pain motivations? backgrounds? context intent intention rationale justification purpose needs? reasons? issues? value business root user current',
);
const WHAT = startsWith(
  'what changes changing proposed proposals? solutions? approach scope in design implementation plan spec specifications? requirements? deliverables? features? capabilities key main new target desired expected decisions? technical fix modifications? modified added acceptance user',
);
/** Says the one when the other has a section of its own. */
const EITHER = startsWith(
  'summary overview description introduction abstract executive goals? objectives? tl;?dr',
);
/** Other headings proposals have: they tell an English proposal from one in a language not known here. */
const OTHER = startsWith(
  'impact risks? non-goals? dependencies success out affected rollback test testing open alternatives references? related migration notes? timeline',
);

const ID = 'proposal-sections';
const DEMANDED = ['why', 'what'] as const;
type Demanded = (typeof DEMANDED)[number];
const sections = choices<Demanded>({
  ...{name: 'sections', otherwise: DEMANDED, of: DEMANDED},
  summary: 'what a proposal has to say in a section of its own: why, what changes',
});

export const proposalSections = defineRule({
  id: ID,
  severity: 'warning',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: 'a proposal says why and what changes',
  options: [sections],
  *check({archived, proposal}, project) {
    if (archived || !proposal) return;
    const titles = titlesOf(proposal);
    if (isForeign(titles)) return;
    const missing = missingSections(titles, optionOf(project, ID, sections));
    if (missing.length === 0) return;
    const heading = proposal.top.children[0]?.heading;
    const range = heading ? rangeOf(heading) : {start: 0, end: 0};
    const word = missing.length === 1 ? 'section' : 'sections';
    yield {
      path: proposal.source.path,
      range,
      message: `Missing ${word} ${missing.join(' and ')}, expected in every proposal`,
    };
  },
});

function startsWith(words: string): RegExp {
  return new RegExp(`^(?:the |our )?(?:${words.split(' ').join('|')})(?!\\p{L})`, 'u');
}

function missingSections(titles: readonly string[], demanded: readonly Demanded[]): readonly string[] {
  const count = (words: RegExp) => titles.filter((title) => words.test(title)).length;
  const [why, what, either] = [count(WHY), count(WHAT), count(EITHER)];
  const saysWhat = what > 0 || (either > 0 && why + either > 1);
  return [
    why + either > 0 || !demanded.includes('why') ? [] : ['`## Why`'],
    saysWhat || !demanded.includes('what') ? [] : ['`## What Changes`'],
  ].flat();
}

/** Every heading, folded, but the title of the document: `# Fix the cache` is no section about the fix. */
function titlesOf(proposal: Document): readonly string[] {
  return descendants(proposal.top).flatMap(({depth, title}) => {
    const folded = foldTitle(title).replace(/^[^\p{L}]+/u, '');
    const isSection = depth > 1 || (/^[^:：]{1,24}$/.test(folded) && !/proposal|change\b/.test(folded));
    return isSection ? [folded] : [];
  });
}

/** In another script, or without one heading known here. */
function isForeign(titles: readonly string[]): boolean {
  const others = titles.filter((title) => /\p{L}/u.test(title.replace(/\p{Script=Latin}/gu, '')));
  if (others.length * 2 > titles.length) return true;
  return (
    titles.length > 1 &&
    !titles.some((title) => [WHY, WHAT, EITHER, OTHER].some((words) => words.test(title)))
  );
}
