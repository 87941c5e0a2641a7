import {applyEdits, type EditSet, editSet} from '../markdown/edit.ts';
import {type Source, sourceOf} from '../markdown/source.ts';
import type {Project} from '../project/project.ts';
import {withSources} from '../project/read-project.ts';
import type {Finding} from './rule.ts';

/** Fixes can uncover fixes; more rounds than this would mean that two rules undo each other. */
const ROUNDS = 10;

/** What safe fixes make of the files, and what is left to say about them. */
export interface Fixed {
  /** Path → the text after all rounds, for the files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** Apply safe fixes in memory until none is left. `check` looks at the project as it stands after each round. */
export function fixAll(project: Project, check: (project: Project) => readonly Finding[]): Fixed {
  let current = project;
  let findings = check(current);
  const texts = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const sources = fixOnce(current, findings);
    if (sources.size === 0) break;
    for (const [path, source] of sources) texts.set(path, source.text);
    current = withSources(current, sources);
    findings = check(current);
  }
  return {texts, project: current, findings};
}

function fixOnce(project: Project, findings: readonly Finding[]): ReadonlyMap<string, Source> {
  const chosen = new Map<string, EditSet>();
  for (const {path, fix} of findings) {
    const set = chosen.get(path) ?? editSet();
    if (fix?.length) set.take(fix);
    chosen.set(path, set);
  }
  const fixed = [...chosen].flatMap(([path, {edits}]) => {
    const document = project.document(path);
    if (!document || document.source.invalidAt !== undefined) return [];
    const text = applyEdits(document.text, edits);
    return text === document.text ? [] : [[path, sourceOf(path, text)] as const];
  });
  return new Map(fixed);
}
