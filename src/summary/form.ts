/** The sections of a proposal summary. */
export type SectionId =
  | 'architecture-decisions'
  | 'implementation-approach'
  | 'files-to-modify'
  | 'new-files'
  | 'modified-files'
  | 'deleted-files'
  | 'test-files'
  | 'acceptance-criteria'
  | 'constraints-and-gotchas'
  | 'git-change-history'
  | 'related-files'
  | 'openspec-history'
  | 'implementation-patterns'
  | 'qa-history'
  | 'dependencies'
  | 'testing-strategy'
  | 'openspec-references';

/** Where a section stands in the form. */
export interface FormSection {
  readonly id: SectionId;
  readonly title: string;
  readonly depth: 2 | 3;
  /** Whether every summary has it; a group of files stands where it has files. */
  readonly isRequired: boolean;
}

/** The file a summary is kept in, in the folder of its change. */
export const SUMMARY = 'proposal-summary.md';

/** The form: every section, in order. */
export const FORM: readonly FormSection[] = [
  {id: 'architecture-decisions', title: 'Architecture Decisions', depth: 2, isRequired: true},
  {id: 'implementation-approach', title: 'Implementation Approach', depth: 2, isRequired: true},
  {id: 'files-to-modify', title: 'Files to Modify', depth: 2, isRequired: true},
  {id: 'new-files', title: 'New Files', depth: 3, isRequired: false},
  {id: 'modified-files', title: 'Modified Files', depth: 3, isRequired: false},
  {id: 'deleted-files', title: 'Deleted Files', depth: 3, isRequired: false},
  {id: 'test-files', title: 'Test Files', depth: 3, isRequired: false},
  {id: 'acceptance-criteria', title: 'Acceptance Criteria', depth: 2, isRequired: true},
  {id: 'constraints-and-gotchas', title: 'Constraints and Gotchas', depth: 2, isRequired: true},
  {id: 'git-change-history', title: 'Git Change History', depth: 2, isRequired: true},
  {id: 'related-files', title: 'Related Files', depth: 3, isRequired: true},
  {id: 'openspec-history', title: 'OpenSpec History', depth: 3, isRequired: true},
  {id: 'implementation-patterns', title: 'Implementation Patterns', depth: 3, isRequired: true},
  {id: 'qa-history', title: 'Q&A History', depth: 2, isRequired: true},
  {id: 'dependencies', title: 'Dependencies', depth: 2, isRequired: true},
  {id: 'testing-strategy', title: 'Testing Strategy', depth: 2, isRequired: true},
  {id: 'openspec-references', title: 'OpenSpec References', depth: 2, isRequired: true},
];

/** What the form says of a section. */
export function formOf(id: SectionId): FormSection {
  return FORM.find((section) => section.id === id) as FormSection;
}

/** The section that a section of the form stands in; nothing for one that stands in none. */
export function parentOf(id: SectionId): SectionId | undefined {
  const index = FORM.findIndex((section) => section.id === id);
  if (FORM[index]?.depth !== 3) return undefined;
  return FORM.slice(0, index).findLast(({depth}) => depth === 2)?.id;
}
