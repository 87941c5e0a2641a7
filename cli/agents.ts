import {join} from 'node:path';
import {findGuidelines} from '../src/disk/guideline-files.ts';
import {openProject} from '../src/disk/open-project.ts';
import {templatesOf} from '../src/disk/templates.ts';
import {rules} from '../src/lint/rules/index.ts';
import {configProblems} from '../src/lint/settings/problems/config.ts';
import {blockContent, type PlannedGuidelines, planGuidelines} from '../src/plan/keep-guidelines.ts';
import type {Plan} from '../src/plan/plan.ts';
import {printable} from '../src/printable.ts';
import {CONFIG, OPENSPEC} from '../src/project/paths.ts';
import type {Project} from '../src/project/project.ts';
import {readProject} from '../src/project/read-project.ts';
import {forEachOrRefuse, Refusal} from '../src/refusal.ts';
import type {Context} from './context.ts';

/** Plan the block in every file of guidelines. Throws a Refusal, and plans nothing, where one of them cannot have it. */
export function planAgents({fs, packageRoot}: Context, root: string): readonly PlannedGuidelines[] {
  // A file of that name is no project, and the search for one would go on above.
  const isThere = ['folder', 'link'].includes(fs.kindOf(join(root, OPENSPEC)) ?? '');
  const project = isThere ? openProject(fs, root).project : newProject;
  assertClearConfig(project);
  const {guidelines} = project.config;
  if (guidelines.length === 0)
    throw new Refusal(
      'no-guidelines',
      `\`guidelines\` in ${CONFIG} names no file to keep the block in`,
      `cat ${CONFIG}`,
    );
  const template = templatesOf(fs, packageRoot, root)('guidelines.md');
  const content = blockContent(template, project.dialect);
  return forEachOrRefuse(findGuidelines(fs, root, guidelines), (file) => planGuidelines(file, content));
}

/** The operations among what is planned. */
export function operationsOf(agents: readonly PlannedGuidelines[]): Plan {
  return agents.flatMap(({operation}) => operation ?? []);
}

/** What became of a file that was there, in a line. */
export function agentLine({path, isRefreshed, to}: PlannedGuidelines): string {
  const shown = printable(path);
  if (to !== undefined) return `${shown} is a link to ${printable(to)}, which has the block`;
  return isRefreshed ? `refreshed the block of ${shown}` : `updated ${shown}`;
}

const newProject = readProject({files: [], changeFolders: [], unreadable: [], read: () => undefined});

/** What the config says wrongly counts as not said, and the block would come to lie in files nobody named. */
function assertClearConfig({files, document, input}: Project): void {
  const config = files.includes(CONFIG) ? document(CONFIG) : undefined;
  const asked = {rules, textAt: (path: string) => input.read(path)?.text};
  const problems = config ? [...configProblems(config, asked)] : [];
  const problem = problems.find(({severity}) => severity !== 'warning');
  if (problem) throw new Refusal('bad-config', `${CONFIG} is not clear: ${problem.message}`, 'openspec lint');
}
