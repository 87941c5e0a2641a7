import {printable} from '../printable.ts';
import {Refusal, shellLine} from '../refusal.ts';
import type {RunGit} from './git-call.ts';
import {printed} from './printed.ts';

/** A release as git is to keep it. */
export interface TaggedRelease {
  readonly tag: string;
  /** The subject of the commit. */
  readonly subject: string;
  /** What the tag says. */
  readonly notes: string;
  /** What the release writes, native and relative to the project's root. */
  readonly paths: readonly string[];
}

/** Paths are names, whatever they begin with or hold. */
const LITERALLY = '--literal-pathspecs';

/**
 * The first URL of the remote that a fetch without words asks, as git rewrites it; nothing where there is none.
 *
 * No network is used: https://git-scm.com/docs/git-ls-remote#Documentation/git-ls-remote.txt---get-url
 */
export async function readRemote(git: RunGit): Promise<string | undefined> {
  const url = (await printed(git, ['ls-remote', '--get-url'])).trim();
  return /[:/]/.test(url) ? url : undefined;
}

/** The tags whose names these are. */
export async function readTags(git: RunGit, tags: readonly string[]): Promise<ReadonlySet<string>> {
  const refs = tags.map((tag) => `refs/tags/${tag}`);
  const known = await printed(git, ['for-each-ref', '--format=%(refname)', '--', ...refs]);
  const names = known.split('\n').map((line) => line.replace(/^refs\/tags\//, ''));
  return new Set(names.filter((name) => tags.includes(name)));
}

/**
 * Throws a Refusal for what would keep a release from being committed and tagged: a tag that git knows or would not
 * take, or files that somebody changed and did not commit.
 */
export async function refuseUntaggable(git: RunGit, {tag, paths}: TaggedRelease): Promise<void> {
  await refuseBadTag(git, tag);
  const [known, changed] = await Promise.all([readTags(git, [tag]), changedAmong(git, paths)]);
  if (known.has(tag))
    throw new Refusal('tag-exists', `There is a tag ${printable(tag)} already`, shellLine`git show ${tag}`);
  const [first] = changed;
  if (first !== undefined)
    throw new Refusal(
      'uncommitted',
      `${printable(first)} has changes that are not committed, and would go into the commit of the release`,
      shellLine`git diff HEAD -- ${changed}`,
    );
}

/** Commit what a release wrote, and nothing else, and tag that commit. Hooks of the repository are run. */
export async function tagRelease(git: RunGit, release: TaggedRelease): Promise<void> {
  const {tag, subject, notes, paths} = release;
  await printed(git, [LITERALLY, 'add', '--', ...paths]);
  await printed(git, [LITERALLY, 'commit', '--quiet', '--only', `--message=${subject}`, '--', ...paths]);
  // Headings begin with what marks a comment.
  await printed(git, [
    'tag',
    '--annotate',
    '--cleanup=whitespace',
    `--message=${subject}\n\n${notes}`,
    '--',
    tag,
  ]);
}

async function refuseBadTag(git: RunGit, tag: string): Promise<void> {
  try {
    if (!tag.startsWith('-')) return void (await printed(git, ['check-ref-format', `refs/tags/${tag}`]));
  } catch {
    // It says only by its exit code that the name is none.
  }
  throw new Refusal('bad-tag', `Git takes no tag \`${printable(tag)}\``, 'git check-ref-format --help');
}

async function changedAmong(git: RunGit, paths: readonly string[]): Promise<readonly string[]> {
  const words = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=no', '--', ...paths];
  const said = await printed(git, [LITERALLY, ...words]);
  return said.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
}
