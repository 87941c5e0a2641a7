import type {Document} from '../../markdown/document.ts';
import type {Project} from '../../project/project.ts';
import {readProject} from '../../project/read-project.ts';
import type {Blob} from './blob.ts';
import {documentOf, joinedText, type ShownText} from './shown-text.ts';

/**
 * As much of a project as reports of findings ask for, from what the shards say of it; nothing where they do not speak
 * of the same texts.
 */
export function reportedProject(blobs: readonly Blob[]): Project | undefined {
  const documents = documentsOf(blobs);
  if (!documents) return undefined;
  const project = readProject({
    files: blobs.flatMap(({findings}) => findings.map(({path}) => path)),
    // What is a folder is only known by what lies in it, or as the folder of a change.
    changeFolders: blobs.flatMap(({folders}) => folders),
    unreadable: [],
    read: () => undefined,
  });
  return {...project, document: (path) => documents.get(path)};
}

/** How many characters the texts that findings name may have in all: each is made as long as it is. */
export const LARGEST_SHOWN = 128 * 1024 * 1024;

/** How much the texts that findings name take, in characters; where a line begins takes as much as eight of them. */
export function shownSize(blobs: readonly Blob[]): number {
  return [...shownTextsOf(blobs).values()].reduce((all, [text]) => all + sizeOf(text), 0);
}

function sizeOf(text: ShownText | undefined): number {
  return text ? text.length + 8 * text.lines : 0;
}

/** What is shown of each text that a finding is about. */
function shownTextsOf(blobs: readonly Blob[]): ReadonlyMap<string, readonly ShownText[]> {
  const named = new Set(
    blobs.flatMap(({findings}) =>
      findings.flatMap(({path, related}) => [path, ...related.map((place) => place.path)]),
    ),
  );
  const texts = new Map<string, ShownText[]>();
  for (const {texts: own} of blobs)
    for (const [path, text] of Object.entries(own)) {
      if (!named.has(path)) continue;
      const known = texts.get(path);
      if (known) known.push(text);
      else texts.set(path, [text]);
    }
  return texts;
}

function documentsOf(blobs: readonly Blob[]): ReadonlyMap<string, Document> | undefined {
  const documents = new Map<string, Document>();
  for (const [path, parts] of shownTextsOf(blobs)) {
    const text = joinedText(parts);
    const document = text && documentOf(path, text);
    if (!document) return undefined;
    documents.set(path, document);
  }
  return documents;
}
