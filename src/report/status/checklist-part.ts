import {visible} from '../style.ts';
import type {Part} from './part.ts';

/** The commands that the guidelines ask to be run before a change is done; they are shown, and never run. */
export const checklistPart: Part = ({checklist}, {style}) => {
  if (checklist.length === 0) return [];
  const documents = [...new Set(checklist.map(({document}) => document))].map(visible);
  return [
    `${style.paint('bold', 'Checklist')}  of ${documents.join(' and ')}. Not run by openspec.`,
    ...checklist.map(({command, isOptional}) => `  ${visible(command)}${isOptional ? '  (optional)' : ''}`),
  ];
};
