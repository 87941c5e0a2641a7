import {type ReleaseLinks, releaseLinks} from '../src/changelog/release-links.ts';
import {addressOf} from '../src/changelog/repository-address.ts';
import type {ViewSettings} from '../src/project/changelog-config.ts';
import {Refusal} from '../src/refusal.ts';
import type {Context} from './context.ts';

/** How a project's releases are called outside of its changelog. */
export interface ReleaseNames {
  readonly tagOf: (version: string) => string;
  /** Absent where no remote is on a server that is known. */
  readonly links: ReleaseLinks | undefined;
}

/** What the config says, else what git knows: the remote's address; tags are the version behind a `v`. */
export async function releaseNames(
  context: Context,
  root: string,
  settings: ViewSettings,
): Promise<ReleaseNames> {
  const {tag = 'v{version}', branch = 'main'} = settings;
  const tagOf = (version: string) => tag.replaceAll('{version}', version);
  const remote = settings.url === undefined ? await remoteIfAny(context, root) : undefined;
  const address = addressOf(settings, remote);
  return {tagOf, links: address && releaseLinks(address, {tagOf, branch})};
}

async function remoteIfAny(context: Context, root: string): Promise<string | undefined> {
  try {
    return await (await context.gitAt(root)).remote();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
