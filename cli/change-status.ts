import type {Git} from '../src/git/git.ts';
import {attribute} from '../src/history/attribution.ts';
import {countsUncommitted} from '../src/history/uncommitted.ts';
import {forCheck} from '../src/lint/check-change.ts';
import {attributionOf, type GitFacts} from '../src/lint/files/git-facts.ts';
import {gitQuestions} from '../src/lint/files/git-questions.ts';
import type {Change} from '../src/project/change.ts';
import {METADATA} from '../src/project/paths.ts';
import type {Project} from '../src/project/project.ts';
import type {TouchedBy} from '../src/report/status/overlaps.ts';
import type {WholeState, Work} from '../src/report/status/state.ts';
import {wholeStateOf} from '../src/report/status/whole-state.ts';
import {frozenBy} from './asked-files.ts';
import type {Context} from './context.ts';
import {factsFrom} from './git-facts.ts';
import {inRepository, orReason, requestFor} from './history.ts';

/** Whose state is asked for. */
interface Asked {
  readonly root: string;
  readonly project: Project;
  readonly change: Change;
  /** Whether a person named it. */
  readonly isNamed: boolean;
}

/** Everything that is known of one change; git is asked at most as a lint asks it, and an archived change may know. */
export async function changeStatus(context: Context, asked: Asked): Promise<WholeState> {
  return asked.change.archived ? archivedStatus(context, asked) : activeStatus(context, asked);
}

async function activeStatus(context: Context, asked: Asked): Promise<WholeState> {
  const {root, project, change, isNamed} = asked;
  const checked = forCheck(project, change);
  const questions = gitQuestions(checked.project, checked.scope) ?? {
    pins: change.metadata.commits,
    lists: [],
  };
  const answered = await orReason(async () => {
    const counts = (each: Change) => each === change && countsUncommitted(project, change, isNamed);
    return factsFrom(context, {root, project, countsUncommitted: counts}, questions);
  });
  const facts = answered.kind === 'known' ? answered.value : undefined;
  const work: Work = facts
    ? {kind: 'known', attribution: attributionOf(facts, change), prefix: facts.history.prefix}
    : {kind: 'unknown', reason: answered.kind === 'unknown' ? answered.reason : ''};
  const {today} = context;
  return wholeStateOf(project, {change, checked, facts, work, touchedBy: touchedBy(project, facts), today});
}

async function archivedStatus(context: Context, {root, project, change}: Asked): Promise<WholeState> {
  const frozen = frozenBy(change, project);
  const work = frozen
    ? {kind: 'known' as const, attribution: frozen.attribution, prefix: ''}
    : await askNow();
  const {today} = context;
  return wholeStateOf(project, {
    ...{change, work, today},
    checked: undefined,
    facts: undefined,
    touchedBy: () => [],
  });

  async function askNow(): Promise<Work> {
    const answered = await orReason(async () => {
      const git: Git = await context.gitAt(root);
      return inRepository(await git.history(requestFor(context, project, [change])));
    });
    if (answered.kind === 'unknown') return answered;
    const {value: history} = answered;
    return {
      kind: 'known',
      attribution: attribute(history, change, {includeUncommitted: false}),
      prefix: history.prefix,
    };
  }
}

/** What git says other changes touched; the metadata of those that pin no commit is not read as YAML. */
function touchedBy({input}: Project, facts: GitFacts | undefined): TouchedBy {
  if (!facts) return () => [];
  return (change) => {
    const {name, folder, files} = change;
    const path = `${folder}/${METADATA}`;
    const pins = files.includes(path) && /commits/.test(input.read(path)?.text ?? '');
    const asked = pins ? change : {name, folder};
    return attribute(facts.history, asked, {includeUncommitted: false}).files.map(({path: file}) => file);
  };
}
