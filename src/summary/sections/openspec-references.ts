import {printText} from '../../markdown/print.ts';
import {baseName} from '../../project/paths.ts';
import type {SectionReader} from '../section.ts';
import {linesOr} from '../sources/line.ts';

/** Where the documents of the change lie, relative to the project's root. */
export const openspecReferences: SectionReader = {
  id: 'openspec-references',
  read({change: {proposal, design, tasks, deltaDocuments, folder}}) {
    const documents = [proposal, design, tasks, ...deltaDocuments].flatMap((each) => each?.source.path ?? []);
    const lines = documents.map((path) => ({
      key: path.slice(folder.length + 1),
      text: `${printText(baseName(path))}: ${printText(path)}`,
      sources: [{kind: 'document', path, line: 1} as const],
    }));
    return linesOr(lines, 'No documents', 'the folder of the change');
  },
};
