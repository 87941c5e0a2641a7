import {type Document, excessIn} from '../../markdown/document.ts';
import {type DocumentOptions, mergeDocuments} from '../../markdown/merge/merge-documents.ts';
import {mergeTexts} from '../../markdown/merge/merge-texts.ts';
import type {Piece, Sides} from '../../markdown/merge/pieces.ts';
import type {Section} from '../../markdown/section.ts';
import {sourceOf} from '../../markdown/source.ts';
import {labelled} from '../requirement-name.ts';
import {withOnePlaceholder} from './one-placeholder.ts';

/** Merge three versions of a spec, or of a delta, as git does that asks us: by their headings, then line by line. */
export function mergeSpecTexts(sides: Sides<string>): readonly Piece[] {
  return mergeTexts(withOnePlaceholder(sides), (each) => mergeDocuments(each, SPEC));
}

/** Texts that archive merges too: what is renamed is found again as there, and a requirement is added once. */
const SPEC: DocumentOptions = {keysOf, wholes, renames: 'alike', mayBeLines: true};

/** A person waits for each file of a merge; what takes long to read as Markdown git merges by its lines, and fast. */
const MOST_CHARACTERS = 262_144;

/** Whether a text is left to git, to be merged by its lines. */
export function isCrowded(text: string): boolean {
  return text.length > MOST_CHARACTERS || excessIn(sourceOf('', text)) !== undefined;
}

/** Requirements and scenarios go by their names, whatever their label looks like. */
function keysOf(document: Document): (section: Section) => string {
  return (section) => {
    const found = labelled(document, section, 'Requirement') ?? labelled(document, section, 'Scenario');
    return found?.name ?? section.title;
  };
}

function wholes(document: Document): (section: Section) => boolean {
  return (section) => labelled(document, section, 'Requirement') !== undefined;
}
