import {sectionOf} from '../../dialects/feature.ts';
import {type FilesChanged, readFilesChanged} from '../../dialects/files-changed.ts';
import type {ListedFile} from '../../dialects/listed-files.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import {pathProblems} from '../files/listed-file.ts';
import {defineRule} from '../rule.ts';
import {isOnlyComments} from '../text/comments.ts';

export const filesChangedEntry = defineRule({
  id: 'files-changed-entry',
  severity: 'error',
  on: 'delta',
  fixable: true,
  family: 'files',
  summary: 'an entry of `## Files Changed` names a path, relative to the repository',
  *check(delta) {
    const section = sectionOf(delta, 'Files Changed');
    if (!section) return;
    const {text} = delta.document;
    const listed = readFilesChanged(delta.document, section);
    const first = firstWords(text, listed);
    if (first)
      yield {
        range: rangeOf(first),
        message: 'No file is listed, expected items like `` `path` - description ``',
      };
    for (const entry of listed.entries.filter((candidate) => !saysNone(candidate)))
      yield* pathProblems(text, entry);
  },
});

/** The first block of a section that lists nothing and does not say so. */
function firstWords(text: string, {section, entries, saysNone: isNone}: FilesChanged) {
  if (entries.length > 0 || isNone) return undefined;
  return section.blocks.find(
    (block) => block.type !== 'thematicBreak' && !isOnlyComments(text, rangeOf(block)),
  );
}

/** `- None` is an answer, not a path. */
function saysNone({path, node}: ListedFile): boolean {
  return (
    path === '' && /^(?:none|n\/a|no (?:code |source )?(?:files?|changes?)\b.*)\.?$/i.test(plainText(node))
  );
}
