import {printText} from '../../markdown/print.ts';
import {baseName} from '../../project/paths.ts';
import {capabilityAt} from '../../project/read-project.ts';
import type {SectionReader} from '../section.ts';
import {linesOr} from '../sources/line.ts';

/** Where the documents of the change lie, relative to the project's root. */
export const openspecReferences: SectionReader = {
  id: 'openspec-references',
  read({change: {proposal, design, tasks, deltaDocuments, folder}}) {
    const documents = [proposal, design, tasks, ...deltaDocuments].flatMap((each) => each?.source.path ?? []);
    const specs = documents.filter((path) => baseName(path) === 'spec.md').length;
    const lines = documents.map((path) => ({
      key: path.slice(folder.length + 1),
      text: `${nameOf(path, folder, specs > 1)}: ${printText(path)}`,
      sources: [{kind: 'document', path, line: 1} as const],
    }));
    return linesOr(lines, 'No documents', 'the folder of the change');
  },
};

/** Its last name, and of several `spec.md` the capability each is about. */
function nameOf(path: string, folder: string, hasSeveral: boolean): string {
  const name = printText(baseName(path));
  const capability = capabilityAt(`${folder}/specs`, path);
  return hasSeveral && capability !== undefined ? `${name} (${printText(capability)})` : name;
}
