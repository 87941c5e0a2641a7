import {applyEdits, type EditSet, editSet, type TextEdit} from '../../markdown/edit.ts';
import {decode, encode, type Source} from '../../markdown/source.ts';
import type {Project} from '../../project/project.ts';
import {withSources} from '../../project/read-project.ts';
import {identityOf} from '../known/known-findings.ts';
import type {Finding} from '../rule.ts';

/** A project as it stands after some fixes, and what is said of it. */
export interface Attempt {
  readonly project: Project;
  readonly findings: readonly Finding[];
  /** Path → the file, for all that changed since the first one. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** What ends a finding. */
export interface Fix {
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

/**
 * The fixes that can be applied together, the safe ones first: one that needs a look comes when no other is left.
 *
 * Files that are not UTF-8 are left alone. Findings that share their edits are ended by them together.
 */
export function nextFixes(
  {project, findings}: Attempt,
  refused: Pick<ReadonlySet<string>, 'has'>,
  isUnsafe: boolean,
): readonly Fix[] {
  const known = findings.filter((finding) => {
    const source = finding.fix || finding.unsafeFix ? project.document(finding.path)?.source : undefined;
    return source && source.invalidAt === undefined && !refused.has(identityOf(finding, project.document));
  });
  const safe = compatible(known.flatMap((finding) => toFix(finding, finding.fix)));
  if (safe.length > 0 || !isUnsafe) return safe;
  return compatible(known.flatMap((finding) => toFix(finding, finding.unsafeFix)));
}

function toFix(finding: Finding, edits: readonly TextEdit[] | undefined): readonly Fix[] {
  return edits && (edits.length > 0 || finding.dropsBom) ? [{finding, edits}] : [];
}

/** Equal edits are one, whoever asks for them. */
function compatible(fixes: readonly Fix[]): readonly Fix[] {
  const sets = new Map<string, EditSet>();
  const taken = new Map<string, readonly TextEdit[]>();
  return fixes.flatMap(({finding, edits}) => {
    const {path} = finding;
    const key = JSON.stringify([path, edits]);
    const equal = taken.get(key);
    if (equal) return [{finding, edits: equal}];
    const set = sets.get(path) ?? editSet();
    sets.set(path, set);
    if (!set.take(edits)) return [];
    taken.set(key, edits);
    return [{finding, edits}];
  });
}

/** The project and its files after fixes that can be applied together; what is said of it is for the caller to find. */
export function applied({project, sources}: Attempt, fixes: readonly Fix[]): Omit<Attempt, 'findings'> {
  const byPath = groupByPath(fixes);
  const changed = new Map(
    [...byPath].flatMap(([path, group]) => {
      const source = fixedSource(project, path, group);
      return source ? [[path, source] as const] : [];
    }),
  );
  return {project: withSources(project, changed), sources: new Map([...sources, ...changed])};
}

function groupByPath(fixes: readonly Fix[]): ReadonlyMap<string, readonly Fix[]> {
  const groups = new Map<string, Fix[]>();
  for (const fix of fixes) {
    const group = groups.get(fix.finding.path);
    if (group) group.push(fix);
    else groups.set(fix.finding.path, [fix]);
  }
  return groups;
}

function fixedSource(project: Project, path: string, fixes: readonly Fix[]): Source | undefined {
  const source = project.document(path)?.source;
  if (!source) return undefined;
  const edits = [...new Set(fixes.map((fix) => fix.edits))].flat();
  const hasBom = source.hasBom && !fixes.some(({finding}) => finding.dropsBom);
  return decode(path, encode({hasBom}, applyEdits(source.text, edits)));
}
