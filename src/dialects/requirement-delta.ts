import type {List} from 'mdast';
import {kinds} from '../deltas/index.ts';
import type {DeltaKind, Keyword} from '../deltas/kind.ts';
import type {Document} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {descendants, isBareSection, type Section} from '../markdown/section.ts';
import {onceFor} from '../once.ts';
import {linesOf, nameIn, type Rename, readRenames} from './renames.ts';
import {requirementSections} from './requirement.ts';
import {type Requirement, requirementsBelow} from './requirement-block.ts';
import {foldTitle} from './vocabulary.ts';

/** What one delta file of the requirement dialect says. */
export interface RequirementDelta {
  readonly document: Document;
  /** `## ADDED Requirements` and its like, in document order; a kind may occur twice. */
  readonly sections: readonly DeltaSection[];
  /** Headings that mean to be such a section and are not spelled so. */
  readonly misspelled: readonly Section[];
  readonly added: readonly Requirement[];
  readonly modified: readonly Requirement[];
  readonly removed: readonly Removal[];
  readonly renamed: readonly Rename[];
  /** Requirements that stand in no such section: nothing would happen to them. */
  readonly orphans: readonly Requirement[];
  /** Other headings directly inside a section, where only requirements belong. */
  readonly strays: readonly Section[];
  /** Seeds a capability that is created. */
  readonly purpose: Section | undefined;
}

/** A section and its kind. */
export interface DeltaSection {
  readonly kind: DeltaKind;
  readonly section: Section;
}

/** A requirement that goes: named by a heading, or by a bullet. */
export interface Removal extends Range {
  readonly name: string;
  readonly requirement: Requirement | undefined;
}

/** Read a delta file, once per document. Never throws; a file without any section reads as one without operations. */
export const readRequirementDelta = onceFor((document: Document): RequirementDelta => {
  const all = descendants(document.top);
  const sections = all.flatMap((section) => readSection(section) ?? []);
  const read = sections.map((each) => ({...each, requirements: requirementsBelow(document, each.section)}));
  const said = (requirements: readonly Requirement[]) => requirements.filter((each) => !isBare(each));
  const of = (keyword: Keyword) => read.filter(({kind}) => kind.keyword === keyword);
  const requirementsOf = (keyword: Keyword) => said(of(keyword).flatMap(({requirements}) => requirements));
  const known = new Set(sections.map(({section}) => section));
  const inside = new Set(read.flatMap(({requirements}) => requirements.map(({section}) => section)));
  return {
    document,
    sections,
    misspelled: requirementSections(document).filter((section) => !known.has(section)),
    added: requirementsOf('ADDED'),
    modified: requirementsOf('MODIFIED'),
    removed: of('REMOVED').flatMap((each) => readRemovals(document, each)),
    renamed: of('RENAMED').flatMap(({section}) => readRenames(document, section)),
    orphans: requirementsBelow(document, document.top).filter(({section}) => !inside.has(section)),
    strays: [...of('ADDED'), ...of('MODIFIED')].flatMap(({section}) =>
      section.children.filter((child) => !inside.has(child)),
    ),
    purpose: all.find(({depth, title}) => depth === 2 && foldTitle(title) === 'purpose'),
  };
});

/** `### Requirement:` and nothing else: no name, no text, nothing that could be lost. */
export function isBare({name, section}: Requirement): boolean {
  return name === '' && isBareSection(section);
}

/** Case, inner spacing, emphasis, a colon and any heading style are fine; other words and levels are not. */
function readSection(section: Section): DeltaSection | undefined {
  if (section.depth !== 2) return undefined;
  const [, keyword] = /^(\w+) requirements$/.exec(foldTitle(section.title)) ?? [];
  const kind = kinds.find((candidate) => candidate.keyword.toLowerCase() === keyword);
  return kind && {kind, section};
}

interface ReadSection extends DeltaSection {
  readonly requirements: readonly Requirement[];
}

function readRemovals(document: Document, {section, requirements}: ReadSection): readonly Removal[] {
  const headings = requirements.map((requirement) => {
    return {...requirement.heading, name: requirement.name, requirement};
  });
  const items = section.blocks
    .filter((block): block is List => block.type === 'list')
    .flatMap(({children}) => children);
  const bullets = items.flatMap((item) => {
    const [line] = linesOf(document.text, item);
    return line && !saysNothing(line.text)
      ? [{...rangeOf(item), name: nameIn(line.text), requirement: undefined}]
      : [];
  });
  return [...headings, ...bullets].toSorted((a, b) => a.start - b.start);
}

/** `- None`: a bullet that says there is nothing names no requirement. */
function saysNothing(line: string): boolean {
  return /^[*_`]*(?:none|n\/a|nothing)[*_`]*\.?[*_`]*$/i.test(line.trim());
}
