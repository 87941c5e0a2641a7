import type {Document} from '../../markdown/document.ts';
import {CONFIG, METADATA} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import type {Finding} from '../rule.ts';
import {pathsIn, type Scope} from '../scope.ts';
import {suppress, type Use} from './suppress.ts';

/** What came of the directives of a document. */
export interface DocumentUses {
  readonly document: Document;
  readonly uses: readonly Use[];
}

/** The findings that are left, and what came of directives. */
export interface Suppression {
  readonly left: readonly Finding[];
  readonly uses: readonly DocumentUses[];
  /** Those of documents that are checked by others. */
  readonly elsewhere: readonly DocumentUses[];
}

/** What directives are applied to. */
export interface Suppressible {
  readonly found: readonly Finding[];
  /** The documents of the scope that findings are about, and those that have directives. */
  readonly kept: ReadonlyMap<string, Document>;
  /** What is checked, where the scope is a part of it and others check the rest; else the scope. */
  readonly whole: Scope;
}

/** Apply the directives of every document that is checked, or that a finding is about; those in the scope are told of. */
export function suppressIn(project: Project, scope: Scope, {found, kept, whole}: Suppressible): Suppression {
  const byPath = groupedByPath(found);
  const checked = checkedPaths(project, scope);
  const others = whole === scope ? new Set<string>() : checkedPaths(project, whole);
  const paths = [...byPath.keys(), ...kept.keys(), ...settingsPaths(project, scope)];
  const all = [...new Set(paths)].map((path) => {
    const ofPath = byPath.get(path) ?? [];
    const isChecked = checked.has(path) || others.has(path);
    const other = kept.get(path) ?? (isChecked ? project.document(path) : undefined);
    const document = other ?? documentOf(project, ofPath);
    const isTold = checked.has(path);
    const isElsewhere = !isTold && other !== undefined;
    return {
      document,
      isTold,
      isElsewhere,
      ...(document ? suppress(document, ofPath) : {left: ofPath, uses: []}),
    };
  });
  const usesOf = (some: typeof all): readonly DocumentUses[] =>
    some.flatMap(({document, uses}) => (document && uses.length > 0 ? [{document, uses}] : []));
  return {
    left: all.flatMap(({left}) => left),
    uses: usesOf(all.filter(({isTold}) => isTold)),
    elsewhere: usesOf(all.filter(({isElsewhere}) => isElsewhere)),
  };
}

/** Where the documents lie that are checked. */
function checkedPaths(project: Project, scope: Scope): ReadonlySet<string> {
  return new Set([...pathsIn(scope), ...settingsPaths(project, scope)]);
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
function settingsPaths(project: Project, {changes, includesProject}: Scope): readonly string[] {
  const paths = changes.flatMap(({folder, files}) => {
    const path = `${folder}/${METADATA}`;
    return files.includes(path) ? [path] : [];
  });
  return includesProject && project.files.includes(CONFIG) ? [CONFIG, ...paths] : paths;
}

/** What a finding has a place in is a document that was read; another may be about a folder, or about nothing there. */
function documentOf(project: Project, findings: readonly Finding[]): Document | undefined {
  const placed = findings.find(({start}) => start);
  return placed && project.document(placed.path);
}
