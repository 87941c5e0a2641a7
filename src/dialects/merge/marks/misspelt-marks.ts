import type {Document} from '../../../markdown/document.ts';
import {innerSource, rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';
import {descendants, type Section} from '../../../markdown/section.ts';
import type {Requirement} from '../../requirement-block.ts';
import {labelled, withoutLabel} from '../../requirement-name.ts';
import {type CurrentBlock, scenarioArrow, scenarioName} from './scenario-marks.ts';

/** A heading that means to be a scenario mark and is not read as one. */
export interface MisspeltMark {
  readonly kind: 'removed' | 'renamed';
  readonly section: Section;
  readonly heading: Range;
  /** What it says behind the label. */
  readonly name: string;
  /** The scenario it is about. */
  readonly from: string;
  /** The depth where marks of the block stand. */
  readonly depth: number;
}

/** The words of a mark, in any order and with any stop behind them, at any level. */
const WORDS =
  /^[[(]?(remove|delete|rename)[sd]?[\])]?[ \t]*[:：–—-]?[ \t]*scenarios?\b[ \t]*(?:[:：]|[–—-]+(?=\s|$))?[ \t]*/i;
const TURNED = /^scenarios?[ \t]+[[(]?(remove|delete|rename)[sd]?[\])]?[ \t]*(?:[:：]|[–—-]+(?=\s|$))[ \t]*/i;
/** A keyword alone means a mark where scenarios stand: in capitals, or before a colon. */
const CAPITALS = /^[[(]?(REMOVED|DELETED|RENAMED)\b[\])]?[ \t]*(?:[:：]|[–—-]+(?=\s|$))?[ \t]*/;
const KEYWORD = /^(removed|deleted|renamed)[ \t]*[:：][ \t]*/i;

/** The misspelt marks of a block; a heading that the spec has as well is repeated, and no mark. */
export function misspeltMarks(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
): readonly MisspeltMark[] {
  const marks = new Set(
    requirement.scenarios.flatMap(({kind, section}) => (kind === 'scenario' ? [] : [section])),
  );
  const found = descendants(requirement.section).flatMap((section) =>
    marks.has(section) ? [] : (readMisspelt(document, section, requirement.section.depth + 1) ?? []),
  );
  if (found.length === 0 || !current) return found;
  const titles = new Set(descendants(current.requirement.section).map(({title}) => title));
  return found.filter(({section}) => !titles.has(section.title));
}

/** The heading that would be read: `REMOVED Scenario: Name`. */
export function markTitle({kind, name}: Pick<MisspeltMark, 'kind' | 'name'>): string {
  return `${kind.toUpperCase()} Scenario: ${name || 'Name'}`;
}

function readMisspelt(document: Document, section: Section, depth: number): MisspeltMark | undefined {
  if (!section.heading || labelled(document, section, 'Scenario')) return undefined;
  const patterns = section.depth === depth ? [WORDS, TURNED, CAPITALS, KEYWORD] : [WORDS, TURNED];
  const source = innerSource(document.text, section.heading).replace(/[ \t]*[\r\n]+[ \t]*/g, ' ');
  for (const pattern of patterns) {
    const text = pattern.test(source) ? source : section.title;
    const [lead, verb = ''] = pattern.exec(text) ?? [];
    if (lead === undefined) continue;
    const kind = /^rename/i.test(verb) ? 'renamed' : 'removed';
    const name = withoutLabel(text.slice(lead.length).trim(), 'Scenario');
    const from = kind === 'removed' ? name : (scenarioArrow(name)?.from ?? scenarioName(name));
    return {kind, section, heading: rangeOf(section.heading), name, from, depth};
  }
  return undefined;
}
