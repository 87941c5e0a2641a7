import {readMetadataFile} from '../lint/metadata-file.ts';
import {parse} from '../markdown/document.ts';
import {applyEdits, type TextEdit} from '../markdown/edit.ts';
import {lineStart} from '../markdown/place.ts';
import {lineEndingAt, type Source, sourceOf} from '../markdown/source.ts';
import {parseYaml} from '../project/read-yaml.ts';
import {asRecord} from '../project/yaml-record.ts';

/**
 * The edit that has metadata say which commit a change was written against; every other byte stays. Nothing where the
 * text is no mapping that could take it.
 */
export function writeBase({path, text}: Source, commit: string): TextEdit | undefined {
  return candidates(text, commit).find((edit) => saysOnly(text, applyEdits(text, [edit]), commit, path));
}

/** Ways to say it, the usual one first; which of them is right, reading the outcome tells. */
function candidates(text: string, commit: string): readonly TextEdit[] {
  const {entries} = readMetadataFile(parse(sourceOf('metadata.yaml', text)));
  const said = entries.find(({key}) => key === 'base');
  if (said) return replacements(text, said, `base: ${commit}`);
  const [first, last] = [entries[0], entries.at(-1)];
  const ending = lineEndingAt(text, text.length);
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  const end = {start: text.length, end: text.length};
  const indent = first ? text.slice(lineStart(text, first.start), first.start) : '';
  return [
    {...end, text: `${isOpen ? ending : ''}${indent}base: ${commit}${ending}`},
    ...(first ? [{start: first.start, end: first.start, text: `base: ${commit}${ending}${indent}`}] : []),
    ...(last ? [{start: last.end, end: last.end, text: `, base: ${commit}`}] : []),
  ];
}

/** A key without a value ends before its colon. */
function replacements(
  text: string,
  {start, end}: Pick<TextEdit, 'start' | 'end'>,
  line: string,
): readonly TextEdit[] {
  const colon = /^[ \t]*:[ \t]?/.exec(text.slice(end));
  return [
    {start, end, text: line},
    {start, end: end + (colon?.[0].length ?? 0), text: line},
  ];
}

/** Whether the new text is YAML that says all the old one says, and the base. */
function saysOnly(before: string, after: string, commit: string, path: string): boolean {
  const {fault, isMapping} = readMetadataFile(parse(sourceOf(path, after)));
  if (fault || !isMapping) return false;
  const read = (text: string) => asRecord(parseYaml(text, 'failsafe'));
  const others = (text: string) =>
    JSON.stringify(Object.entries(read(text)).filter(([key]) => key !== 'base'));
  return read(after)['base'] === commit && others(before) === others(after);
}
