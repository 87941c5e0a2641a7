import type {Project} from '../../project/project.ts';
import {optionOf, wordList} from '../settings/options.ts';

/** The option of `no-placeholder` that names what such a comment begins with. */
export const placeholderWords = wordList({
  ...{name: 'words', otherwise: ['TODO:']},
  summary: 'what a comment begins with that a template left to be filled in',
});

/** What a comment begins with that a template left to be filled in. */
export function placeholderWordsOf(project: Project): readonly string[] {
  return optionOf(project, 'no-placeholder', placeholderWords);
}
