/** A group of rules: what they are about, for lists and tables. */
export interface Family {
  readonly id: FamilyId;
  readonly title: string;
  /** What the rules of it see to, one sentence. */
  readonly summary: string;
}

export type FamilyId = (typeof FAMILIES)[number]['id'];

const FAMILIES = [
  {
    id: 'change',
    title: 'Changes',
    summary: 'A change has a name, a proposal and a delta, and every file of it lies and reads as it should.',
  },
  {
    id: 'tasks',
    title: 'Tasks',
    summary: 'Progress is counted from the checkboxes of `tasks.md`, so each of them must be one.',
  },
  {
    id: 'delta',
    title: 'Feature deltas',
    summary: 'A delta that is headed `# ADDED: Name`, or with another verb, answers what its kind demands.',
  },
  {
    id: 'requirement',
    title: 'Requirement deltas',
    summary:
      'A delta of `## ADDED Requirements`, or of another verb, holds requirements and scenarios that are read.',
  },
  {
    id: 'merge',
    title: 'Requirement deltas and the specs they change',
    summary:
      'What a delta says of a living spec must be true of it, or the archive would refuse to merge it.',
  },
  {
    id: 'spec',
    title: 'Living specs',
    summary:
      'A spec below `openspec/specs` lies, and is divided, so that every tool reads the same requirements.',
  },
  {
    id: 'files',
    title: 'Files Changed',
    summary: 'The list of files has one form, and says what git says.',
  },
  {
    id: 'changelog',
    title: 'Changelogs',
    summary:
      'The table, the changelog of releases and the numbered log are whole, in order, and agree with the archive.',
  },
  {
    id: 'text',
    title: 'Text',
    summary: 'Any Markdown file: damage that hides text from readers, or breaks it for every tool.',
  },
  {
    id: 'across',
    title: 'Across changes',
    summary: 'Two changes, or a change and the archive, contradict each other although each is sound alone.',
  },
] as const;

/** Every family, in the order of lists. */
export const families: readonly Family[] = FAMILIES;
