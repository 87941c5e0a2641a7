import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import type {ListedFile} from '../../dialects/listed-files.ts';
import {placeIn} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {wholeLines} from '../../markdown/place.ts';
import {printable} from '../../project/names.ts';
import {defineRule} from '../rule.ts';

export const noDuplicateFile = defineRule({
  id: 'no-duplicate-file',
  severity: 'warning',
  on: 'delta',
  fixable: false,
  fixesUnsafely: true,
  family: 'files',
  summary: 'no path is listed twice in one delta',
  *check(delta) {
    const section = sectionOf(delta, 'Files Changed');
    const {text} = delta.document;
    const seen = new Map<string, ListedFile>();
    for (const entry of section ? readFilesChanged(delta.document, section).entries : []) {
      const {path, pathRange: range} = entry;
      const clean = path.replace(/^\.\//, '').replace(/\/+$/, '');
      const first = seen.get(clean);
      if (clean === '') continue;
      if (!first) seen.set(clean, entry);
      else {
        const {line} = placeIn(delta.document, first.pathRange.start);
        const edit = repeats(text, first, entry) ? [withoutLines(text, entry)] : undefined;
        yield {
          range,
          message: `File \`${printable(path)}\` listed twice, expected one entry, the first is on line ${line}`,
          related: [{range: first.pathRange, message: 'first listed here'}],
          ...(edit && {unsafeFix: edit}),
        };
      }
    }
  },
});

/** Whether an entry says the same as the one before, or nothing but its path, and stands on lines of its own. */
function repeats(text: string, first: ListedFile, entry: ListedFile): boolean {
  const {node, isFurther, description, noteRange} = entry;
  if (isFurther || node.type !== 'listItem' || node.children.length !== 1) return false;
  const note = (each: ListedFile) => text.slice(each.noteRange.start, each.noteRange.end);
  const saysNothing = description === '' && noteRange.start === noteRange.end;
  return saysNothing || (description === first.description && note(entry) === note(first));
}

function withoutLines(text: string, {node}: ListedFile): TextEdit {
  return {...wholeLines(text, rangeOf(node)), text: ''};
}
