import type {Document} from '../../markdown/document.ts';
import {CONFIG, METADATA} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import type {Finding} from '../rule.ts';
import type {Scope} from '../scope.ts';
import {suppress, type Use} from './suppress.ts';

/** What came of the directives of a document. */
export interface DocumentUses {
  readonly document: Document;
  readonly uses: readonly Use[];
}

/** Apply the directives of every document that is checked, or that a finding is about; those checked are told of. */
export function suppressIn(
  project: Project,
  scope: Scope,
  findings: readonly Finding[],
): {readonly left: readonly Finding[]; readonly uses: readonly DocumentUses[]} {
  const byPath = groupedByPath(findings);
  const checked = new Map(
    [...scope.documents, ...settingsIn(project, scope)].map((each) => [each.source.path, each]),
  );
  const all = [...new Set([...byPath.keys(), ...checked.keys()])].map((path) => {
    const ofPath = byPath.get(path) ?? [];
    const document = checked.get(path) ?? documentOf(project, ofPath);
    const isTold = checked.has(path);
    return {document, isTold, ...(document ? suppress(document, ofPath) : {left: ofPath, uses: []})};
  });
  return {
    left: all.flatMap(({left}) => left),
    uses: all.flatMap(({document, isTold, uses}) =>
      document && isTold && uses.length > 0 ? [{document, uses}] : [],
    ),
  };
}

function groupedByPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byPath.get(finding.path);
    if (list) list.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  return byPath;
}

/** The files of settings that are checked along: they are YAML, and in no scope. */
function settingsIn(project: Project, {changes, includesProject}: Scope): readonly Document[] {
  const paths = changes.flatMap(({folder, files}) => {
    const path = `${folder}/${METADATA}`;
    return files.includes(path) ? [path] : [];
  });
  const config = includesProject && project.files.includes(CONFIG) ? [CONFIG] : [];
  return [...config, ...paths].flatMap((path) => project.document(path) ?? []);
}

/** What a finding has a place in is a document that was read; another may be about a folder, or about nothing there. */
function documentOf(project: Project, findings: readonly Finding[]): Document | undefined {
  const placed = findings.find(({start}) => start);
  return placed && project.document(placed.path);
}
