import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import {placeIn} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {defineRule} from '../rule.ts';

export const noDuplicateFile = defineRule({
  id: 'no-duplicate-file',
  severity: 'warning',
  on: 'delta',
  fixable: false,
  family: 'files',
  summary: 'no path is listed twice in one delta',
  *check(delta) {
    const section = sectionOf(delta, 'Files Changed');
    const lines = new Map<string, number>();
    for (const {path, pathRange} of section ? readFilesChanged(delta.document, section).entries : []) {
      const clean = path.replace(/^\.\//, '').replace(/\/+$/, '');
      const first = lines.get(clean);
      if (clean === '') continue;
      if (first === undefined) lines.set(clean, placeIn(delta.document, pathRange.start).line);
      else
        yield {
          range: pathRange,
          message: `File \`${printable(path)}\` listed twice, expected one entry, the first is on line ${first}`,
        };
    }
  },
});
