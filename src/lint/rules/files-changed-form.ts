import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import {formProblems} from '../files/listed-file.ts';
import {defineRule} from '../rule.ts';

export const filesChangedForm = defineRule({
  id: 'files-changed-form',
  severity: 'warning',
  on: 'delta',
  fixable: true,
  family: 'files',
  summary: 'an entry of `## Files Changed` reads `` `path` - description ``',
  *check(delta) {
    const section = sectionOf(delta, 'Files Changed');
    if (!section) return;
    const {text} = delta.document;
    for (const entry of readFilesChanged(delta.document, section).entries) yield* formProblems(text, entry);
  },
});
