import {descendants, type Section} from '../../markdown/section.ts';

/** What sections of guidelines are read for. */
export type Topic = 'required' | 'checklist' | 'constraints';

/** What a section is about, by its title; numbers in front, brackets and colons behind it do not count. */
export function topicOf({title}: Section): Topic | undefined {
  const words = title
    .toLowerCase()
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/\s*\([^()]*\)\s*(?=:?$)/, '')
    .replace(/\s*:$/, '');
  if (words === 'required changes') return 'required';
  if (words === 'validation checklist') return 'checklist';
  return /(?:^|\s)constraints$/.test(words) ? 'constraints' : undefined;
}

/** A section with those below it that are about nothing else, in document order. */
export function withOwnChildren(section: Section): readonly Section[] {
  return [section, ...section.children.filter((child) => !topicOf(child)).flatMap(withOwnChildren)];
}

/** The sections about something, at any depth, in document order. */
export function sectionsAbout(top: Section, topic: Topic): readonly Section[] {
  return descendants(top).filter((section) => topicOf(section) === topic);
}
