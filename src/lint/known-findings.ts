import type {Document} from '../markdown/document.ts';
import {lineEnd, lineStart} from '../markdown/place.ts';
import type {Finding} from './rule.ts';

/** How often a finding is known, by what stays the same of it. */
export type KnownFindings = ReadonlyMap<string, number>;

/** The document at a path relative to the root. */
type DocumentAt = (path: string) => Document | undefined;

/** What stays the same of a finding while lines move: its rule, its file, and the line it is about or its message. */
export function identityOf({rule, path, start, message}: Finding, documentAt: DocumentAt): string {
  const document = start && documentAt(path);
  const about = document ? lineAt(document.text, start.offset) : message;
  return [rule, path, about.replace(/\s+/g, ' ').trim()].join('\n');
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

function lineAt(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset));
}
