import {sectionOf} from '../dialects/feature.ts';
import {readFilesChanged} from '../dialects/files-changed.ts';
import type {ListedFile} from '../dialects/listed-files.ts';
import type {Change} from '../project/change.ts';

/** The files that the deltas of a change list under Files Changed, in the order of the deltas. */
export function listedFiles({deltas}: Change): readonly ListedFile[] {
  return deltas.flatMap((delta) => {
    const section = sectionOf(delta, 'Files Changed');
    const entries = section ? readFilesChanged(delta.document, section).entries : [];
    return entries.filter(({path}) => path !== '');
  });
}
