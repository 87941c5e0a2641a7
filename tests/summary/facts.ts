import type {AttributedCommit, AttributedFile, Attribution} from '../../src/history/attribution.ts';
import type {Change} from '../../src/project/change.ts';
import type {Project} from '../../src/project/project.ts';
import type {SummaryFacts} from '../../src/summary/facts.ts';
import type {SectionId} from '../../src/summary/form.ts';
import {summarise} from '../../src/summary/summarise.ts';
import type {SummaryLine} from '../../src/summary/summary.ts';
import {projectOf} from '../support/project.ts';

/** The folder of the change that `factsOf` is about. */
export const FOLDER = 'openspec/changes/add-cart';

/** Facts of a change without git. */
export function factsFor(project: Project, change: Change, more: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    project,
    change,
    prefix: '',
    attribution: undefined,
    unknown: 'the project is in no git repository',
    tracked: undefined,
    isThere: () => false,
    filesOf: () => [],
    together: undefined,
    manifests: [],
    ...more,
  };
}

/** Facts of the change `add-cart`, from its files by their names in its folder, and others by their paths. */
export function factsOf(
  own: Readonly<Record<string, string>>,
  more: Partial<SummaryFacts> = {},
  others: Readonly<Record<string, string>> = {},
): SummaryFacts {
  const files = Object.entries(own).map(([name, text]) => [`${FOLDER}/${name}`, text]);
  const project = projectOf({[`${FOLDER}/notes.txt`]: '', ...Object.fromEntries(files), ...others});
  return factsFor(project, project.changes.find(({name}) => name === 'add-cart') as Change, more);
}

/** The lines of one section. */
export function linesOf(facts: SummaryFacts, id: SectionId): readonly SummaryLine[] {
  return summarise(facts).sections.find((section) => section.id === id)?.lines ?? [];
}

/** The texts of one section. */
export function textsOf(facts: SummaryFacts, id: SectionId): readonly string[] {
  return linesOf(facts, id).map(({text}) => text);
}

/** What git would say of these files. */
export function attributionOf(
  files: readonly (Partial<AttributedFile> & {readonly path: string})[],
): Attribution {
  const commit = (hash: string) => ({hash}) as AttributedCommit;
  const all = files.map((file): AttributedFile => {
    const usual = {
      kind: 'modified',
      touches: [],
      isUncommitted: false,
      subject: undefined,
      evidence: 'trailer',
    } as const;
    return {...usual, commits: [commit('c'.repeat(40))], ...file} as AttributedFile;
  });
  const touched = all.flatMap(({path, from}) => (from === undefined ? [path] : [path, from]));
  return {commits: [], files: all, touched, unknownPins: [], isCutOff: false};
}
