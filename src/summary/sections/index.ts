import type {SectionReader} from '../section.ts';
import {acceptanceCriteria} from './acceptance-criteria.ts';
import {architectureDecisions} from './architecture-decisions.ts';
import {constraintsAndGotchas} from './constraints-and-gotchas.ts';
import {deletedFiles} from './deleted-files.ts';
import {dependencies} from './dependencies.ts';
import {filesToModify} from './files-to-modify.ts';
import {implementationApproach} from './implementation-approach.ts';
import {implementationPatterns} from './implementation-patterns.ts';
import {modifiedFiles} from './modified-files.ts';
import {newFiles} from './new-files.ts';
import {openspecHistory} from './openspec-history.ts';
import {openspecReferences} from './openspec-references.ts';
import {qaHistory} from './qa-history.ts';
import {relatedFiles} from './related-files.ts';
import {testFiles} from './test-files.ts';
import {testingStrategy} from './testing-strategy.ts';

/** Who reads each section; a heading that only stands above others has none. */
export const sections: readonly SectionReader[] = [
  architectureDecisions,
  implementationApproach,
  filesToModify,
  newFiles,
  modifiedFiles,
  deletedFiles,
  testFiles,
  acceptanceCriteria,
  constraintsAndGotchas,
  relatedFiles,
  openspecHistory,
  implementationPatterns,
  qaHistory,
  dependencies,
  testingStrategy,
  openspecReferences,
];
