import {join} from 'node:path';
import {askBases} from '../../cli/bases.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import type {Environment} from '../../src/git/environment.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {askedDeltas} from '../../src/history/bases/asked-deltas.ts';
import type {Repo} from './repo.ts';

/** A living spec of one requirement that says something. */
export function spec(says: string): string {
  return `# Auth\n\n## Requirements\n\n### Requirement: Login\n\nThe door SHALL ${says}.\n`;
}

/** A block that modifies it. */
export function block(says: string): string {
  return `### Requirement: Login\n\nThe door SHALL ${says}.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** it does\n`;
}

/** A delta with that block, and something else in it. */
export function delta(says: string, aside = 'An aside.'): string {
  return `${aside}\n\n## MODIFIED Requirements\n\n${block(says)}`;
}

/** Where the delta of a change lies. */
export function deltaPath(change: string, capability = 'auth'): string {
  return `openspec/changes/${change}/specs/${capability}/spec.md`;
}

/** Where the living spec lies. */
export const SPEC = 'openspec/specs/auth/spec.md';

/** What is known of the deltas of a project, told by the subjects of commits and what the spec said in them. */
export async function basesIn(repo: Repo, folder = '', env: Environment = repo.env, upTo?: string) {
  const root = join(repo.root, folder);
  const {project} = openProject(nodeFs, root);
  const deltas = askedDeltas(project, project.changes);
  const known = await askBases(gitAt(root, {env}), project, deltas, upTo);
  const subjects = new Map(
    repo
      .git('log', '--all', '--reflog', '--format=%H %s')
      .split('\n')
      .map((line) => [line.slice(0, 40), line.slice(41)]),
  );
  return {
    ...known,
    /** `Begin: open` of each base, best first. */
    of(path: string, text: string): readonly string[] | undefined {
      return known
        .basesOf(path)?.(text)
        .map(({commit, spec: found}) => {
          const says = found && /SHALL (.*)\./.exec(found.document.text)?.[1];
          return `${subjects.get(commit) ?? commit}: ${says ?? 'none'}`;
        });
    },
  };
}
