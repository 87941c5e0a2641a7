import type {Finding} from '../../../lint/rule.ts';
import {type Document, placeIn} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import type {Report} from '../format.ts';
import {artifact, region} from './location.ts';

/** The `fixes` of a result (3.55): the safe ones and the others, each with its edits. */
export function fixesOf(report: Report, {path, fix, unsafeFix}: Finding) {
  const document = report.project.document(path);
  const known = [
    {edits: fix ?? [], text: 'Applied by `openspec lint --fix`'},
    {edits: unsafeFix ?? [], text: 'To be looked at: it writes words, or drops some'},
  ].filter(({edits}) => edits.length > 0);
  if (!document) return [];
  return known.map(({edits, text}) => ({
    description: {text},
    artifactChanges: [
      {
        artifactLocation: artifact(report, path),
        replacements: edits.map((edit) => replacement(document, edit)),
      },
    ],
  }));
}

function replacement(document: Document, {start, end, text}: TextEdit) {
  return {
    deletedRegion: region(placeIn(document, start), placeIn(document, end)),
    ...(text === '' ? {} : {insertedContent: {text}}),
  };
}
