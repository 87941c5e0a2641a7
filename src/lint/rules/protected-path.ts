import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import type {ListedFile} from '../../dialects/listed-files.ts';
import type {Range} from '../../markdown/place.ts';
import {printable} from '../../project/names.ts';
import {protectedPaths, protectionOf, shownPlace} from '../../project/protected-paths.ts';
import {defineRule} from '../rule.ts';

export const protectedPath = defineRule({
  id: 'protected-path',
  severity: 'warning',
  on: 'delta',
  fixable: false,
  family: 'files',
  summary: 'no file is listed that the config or `AGENTS.md` protects',
  *check(delta, project) {
    const {document} = delta;
    const section = sectionOf(delta, 'Files Changed');
    const listed = section ? readFilesChanged(document, section).entries : [];
    for (const {path, range} of listed.flatMap((entry) => touchedBy(document.text, entry))) {
      const protection = protectionOf(path, protectedPaths(project));
      if (!protection) continue;
      const by = `\`${printable(protection.path)}\` (${shownPlace(protection)})`;
      const message = `File \`${printable(path)}\` is protected by ${by}, expected a change that leaves it alone`;
      yield {range, message};
    }
  },
});

/** A file that was moved is gone from where it was, which the brackets behind it may say. */
function touchedBy(
  text: string,
  {path, pathRange, noteRange}: ListedFile,
): readonly {readonly path: string; readonly range: Range}[] {
  const note = text.slice(noteRange.start, noteRange.end);
  const [, from] = /\((?:renamed|moved) from `([^`]+)`\)/i.exec(note) ?? [];
  const own = path === '' ? [] : [{path, range: pathRange}];
  return from === undefined ? own : [...own, {path: from.trim(), range: noteRange}];
}
