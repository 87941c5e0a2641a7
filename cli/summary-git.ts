import {toNative} from '../src/disk/native-path.ts';
import type {Git} from '../src/git/git.ts';
import type {Attribution} from '../src/history/attribution.ts';
import {othersWork} from '../src/history/together.ts';
import type {SummaryFacts} from '../src/summary/facts.ts';
import {manifestChanges, manifestQuestions} from '../src/summary/manifests/read-manifests.ts';
import {ownFiles} from '../src/summary/sources/companions.ts';
import type {Context} from './context.ts';

/** Two more questions for git: what was touched together with the files of the change, and what its manifests held. */
export async function askMore(
  {fs}: Context,
  git: Git,
  facts: SummaryFacts,
  top: string,
): Promise<Pick<SummaryFacts, 'together' | 'manifests'>> {
  const {attribution, prefix} = facts;
  // What came after a change was archived was no part of its history.
  const last = facts.change.archived && attribution?.commits[0]?.hash;
  const together = othersWork(await git.together([...ownFiles(facts)], last), attribution, prefix);
  return {together, manifests: attribution ? await manifestsOf(fs, git, attribution, top) : []};
}

async function manifestsOf(
  fs: Context['fs'],
  git: Git,
  attribution: Attribution,
  top: string,
): Promise<SummaryFacts['manifests']> {
  const contents = await git.contents(manifestQuestions(attribution));
  return manifestChanges(attribution, contents, (path) => textAt(fs, toNative(top, path)));
}

/** Nothing where no file can be read. */
function textAt(fs: Context['fs'], file: string): string | undefined {
  try {
    return fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file)) : undefined;
  } catch {
    return undefined;
  }
}
