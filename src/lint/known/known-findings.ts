import {type Document, placeIn} from '../../markdown/document.ts';
import type {Finding} from '../rule.ts';

/** How often a finding is known, by what stays the same of it. */
export type KnownFindings = ReadonlyMap<string, number>;

/** The document at a path relative to the root. */
export type DocumentAt = (path: string) => Document | undefined;

/** What stays the same of a finding. */
export interface Identity {
  readonly rule: string;
  readonly path: string;
  /** The line it is about, or its message. */
  readonly about: string;
}

/** More of a line than this tells it from no other; a file may be one line. */
const LONGEST = 200;

/** What stays the same of a finding while lines move: its rule, its file, and the line it is about or its message. */
export function identityOf(finding: Finding, documentAt: DocumentAt): string {
  const {rule, path, start, message} = finding;
  const document = start && documentAt(path);
  const about = document ? lineAt(document, start.offset) : message;
  // Numbers are given anew when something is put in between.
  return identityFrom({rule, path, about: about.replace(/\d+/g, '#')});
}

/** An identity from its parts. */
export function identityFrom({rule, path, about}: Identity): string {
  return [rule, path, about].map((part) => part.replace(/\s+/g, ' ').trim()).join('\n');
}

/** The parts of an identity, apart again. */
export function identityParts(identity: string): Identity {
  const [rule = '', path = '', about = ''] = identity.split('\n');
  return {rule, path, about};
}

/** Count findings by what stays the same of them. */
export function knownFindings(findings: readonly Finding[], documentAt: DocumentAt): KnownFindings {
  const known = new Map<string, number>();
  for (const finding of findings) {
    const identity = identityOf(finding, documentAt);
    known.set(identity, (known.get(identity) ?? 0) + 1);
  }
  return known;
}

/** The findings that are not known; of several alike, those beyond the number that is known. */
export function newFindings(
  findings: readonly Finding[],
  known: KnownFindings,
  documentAt: DocumentAt,
): readonly Finding[] {
  const left = new Map(known);
  return findings.filter((finding) => {
    const identity = identityOf(finding, documentAt);
    const count = left.get(identity) ?? 0;
    left.set(identity, count - 1);
    return count <= 0;
  });
}

function lineAt(document: Document, offset: number): string {
  const {line} = placeIn(document, offset);
  const start = document.lineStarts[line - 1] ?? 0;
  const end = document.lineStarts[line] ?? document.text.length;
  return document.text.slice(start, Math.min(end, start + LONGEST));
}
