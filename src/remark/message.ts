import type {Transformer} from 'unified';
import type {Finding} from '../lint/rule.ts';
import type {Document} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import {printable} from '../printable.ts';

type File = Parameters<Transformer>[1];

/** The `fatal` of a message: https://github.com/vfile/vfile-message#new-vfilemessagereason-options */
const FATAL = {error: true, warning: false, info: undefined} as const;

/** Add a finding to a file; `pages` is the URL of the folder of rule pages. */
export function addMessage(file: File, document: Document, finding: Finding, pages: URL): void {
  const {rule, severity, start, end, message, related} = finding;
  const place = start && end ? {start: {...start}, end: {...end}} : undefined;
  const added = file.message(printable(message), {
    ruleId: rule,
    source: 'openspec',
    ...(place ? {place} : {}),
  });
  added.fatal = FATAL[severity];
  added.url = new URL(`${rule}.md`, pages).href;
  const lines = related.map(({path, start, message}) => `${path}:${start.line}:${start.column} ${message}`);
  if (lines.length > 0) added.note = lines.map(printable).join('\n');
  Object.assign(added, replacementOf(document, finding));
}

/** What editors offer: other words for exactly the place of the message, where a fix changes nothing beside it. */
function replacementOf(
  {text}: Document,
  {start, end, fix, unsafeFix}: Finding,
): {readonly actual: string; readonly expected: string[]} | undefined {
  const edits = fix ?? unsafeFix;
  if (!start || !end || !edits?.length) return undefined;
  if (edits.some((edit) => edit.start < start.offset || edit.end > end.offset)) return undefined;
  const moved = edits.map((edit) => ({
    start: edit.start - start.offset,
    end: edit.end - start.offset,
    text: edit.text,
  }));
  const actual = text.slice(start.offset, end.offset);
  return {actual, expected: [applyEdits(actual, moved)]};
}
