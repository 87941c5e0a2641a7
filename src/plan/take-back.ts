import {foldName as foldRequirement} from '../dialects/requirement-name.ts';
import {readSpec} from '../dialects/spec.ts';
import {type Document, parse} from '../markdown/document.ts';
import {applyEdits, type TextEdit} from '../markdown/edit.ts';
import type {HashOf} from '../markdown/hunk.ts';
import {renderings} from '../markdown/other-ending.ts';
import {type Source, sourceOf} from '../markdown/source.ts';
import {undoElsewhere, undoInPlace} from '../markdown/undo.ts';
import type {RecordedFile} from '../project/archive-record.ts';
import type {Change} from '../project/change.ts';
import {foldName} from '../project/portable-name.ts';
import type {Project} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {capabilityOf, laterChanges, namesTouched} from './changed-since.ts';
import {withMark} from './file-states.ts';
import type {Operation} from './plan.ts';

/** A file of a record, and where it lies now. */
export interface Written {
  readonly change: Change;
  readonly path: string;
  readonly file: RecordedFile;
}

type Edited = Written & {readonly file: Extract<RecordedFile, {kind: 'edited'}>};

/** The operation that brings a file back to what it was before the archive; nothing when that can no longer be told. */
export function takeBack(project: Project, written: Written, hashOf: HashOf): Operation | undefined {
  const {path, file} = written;
  const source = project.input.read(path);
  if (file.kind === 'removed') return isFree(project, path) ? putBack(path, file) : undefined;
  if (file.kind === 'untold') return undefined;
  if (!source || source.invalidAt !== undefined) return undefined;
  const forms = renderings(source.text);
  const same = forms.find(({text}) => hashOf(withMark(source, text)) === file.after);
  if (file.kind === 'made') return same && {kind: 'remove', source};
  for (const {text, back} of same ? [same] : forms) {
    const form = {...source, text};
    const edits = same
      ? exactEdits(form, {...written, file}, hashOf)
      : carefulEdits(project, form, {...written, file}, hashOf);
    if (edits)
      return {
        kind: 'write',
        source,
        edits: text === source.text ? edits : rewritten(source, back(applyEdits(text, edits))),
      };
  }
  return undefined;
}

function rewritten({text}: Source, now: string): readonly TextEdit[] {
  return [{start: 0, end: text.length, text: now}];
}

function putBack(path: string, {was, mode}: Extract<RecordedFile, {kind: 'removed'}>): Operation {
  const operation = {kind: 'create', path, content: was} as const;
  return mode === undefined ? operation : {...operation, mode};
}

function isFree({files, unreadable}: Project, path: string): boolean {
  const folded = foldName(path);
  return ![...files, ...unreadable.map((each) => each.path)].some((each) => foldName(each) === folded);
}

/** A file that is as the archive left it becomes, byte for byte, what it was. */
function exactEdits(source: Source, {change, file}: Edited, hashOf: HashOf): readonly TextEdit[] {
  const edits = undoInPlace(source.text, file.hunks, hashOf);
  const text = edits && withMark(source, applyEdits(source.text, edits));
  if (edits && text !== undefined && hashOf(text) === file.before) return edits;
  throw new Refusal(
    'bad-record',
    `The record of ${change.folder} does not lead back to what ${source.path} was`,
    shellLine`git log -p -- ${source.path}`,
  );
}

/** In a file that was changed since, only what nothing else has touched may be undone. */
function carefulEdits(
  project: Project,
  source: Source,
  {change, path, file}: Edited,
  hashOf: HashOf,
): readonly TextEdit[] | undefined {
  const edits = undoElsewhere(source.text, file.hunks, hashOf);
  const capability = capabilityOf(path);
  if (!edits || capability === undefined) return edits;
  const document = parse(source);
  const names = namesTouched(change, capability);
  if (laterChanges(project, change, capability, names).length > 0) return undefined;
  const after = parse(sourceOf(path, applyEdits(source.text, edits)));
  return keepsOthers(document, after, names) && namesEachOnce(after) ? edits : undefined;
}

/** Whether all requirements but those named read the same, in the same order. */
function keepsOthers(before: Document, after: Document, names: ReadonlySet<string>): boolean {
  const [was, is] = [before, after].map((document) =>
    readSpec(document)
      .requirements.filter(({name}) => !names.has(name))
      .map(({block: {start, end}}) => document.text.slice(start, end)),
  );
  return JSON.stringify(was) === JSON.stringify(is);
}

function namesEachOnce(document: Document): boolean {
  const names = readSpec(document).requirements.map(({name}) => foldRequirement(name));
  return new Set(names).size === names.length;
}
