import type {LoggedEntry} from '../../changelog/formats/technical/log.ts';
import {isListable} from '../../dialects/files-changed.ts';
import {readFrozen} from '../../history/frozen-files.ts';
import type {Commit, FileChange} from '../../history/history.ts';
import {listedPart} from '../../history/listed-part.ts';
import type {Change} from '../../project/change.ts';
import {foldersOf} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {byCodePoint} from '../../project/read-project.ts';
import {attributionOf, commitNamed, type GitFacts} from './git-facts.ts';
import {isEntry, type StatedFiles} from './stated-files.ts';

/** What git knows to be done where a document says so. Paths are relative to the repository's top. */
export interface KnownWork {
  /** Every path that was touched on the way, under whatever name, and the folders these lie in. */
  readonly touched: ReadonlySet<string>;
  /** What is to be listed, sorted by code point. */
  readonly files: readonly string[];
  /** The commits that did it. */
  readonly commits: readonly Commit[];
}

/**
 * The work a list is about; nothing when git does not know all of it.
 *
 * What is cut off from a history could be in the commits that are not there.
 */
export function workOn({of}: StatedFiles, project: Project, facts: GitFacts): KnownWork | undefined {
  if (facts.history.isShallow) return undefined;
  return isEntry(of) ? workOfEntry(of, facts) : workOfChange(of, project, facts);
}

/** What an archived change keeps of what git said outlasts its commits. */
function workOfChange(change: Change, project: Project, facts: GitFacts): KnownWork {
  const frozen = change.archived && readFrozen(project.input, change.folder);
  const {files, touched} = frozen ? frozen.attribution : attributionOf(facts, change);
  return {
    touched: withFolders(touched),
    files: files.map(({path}) => path).filter(isListable),
    commits: [...new Set(files.flatMap(({commits}) => commits))],
  };
}

function workOfEntry({commits: named}: LoggedEntry, {history}: GitFacts): KnownWork | undefined {
  const commits = named.flatMap(({hash}) => commitNamed(history, hash) ?? []);
  if (commits.length < named.length || named.length === 0) return undefined;
  const files = commits.flatMap((commit) => commit.files);
  const listed = listedPart(files, history.prefix).map(({path}) => path);
  return {
    touched: withFolders(files.flatMap(pathsOf)),
    files: [...new Set(listed)].filter(isListable).toSorted(byCodePoint),
    commits,
  };
}

/** Some paths, and every folder above them. */
export function withFolders(paths: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const path of paths) for (const each of [path, ...foldersOf(path)]) all.add(each);
  return all;
}

/** A renamed file is touched under both its names. */
export function pathsOf({path, from}: FileChange): readonly string[] {
  return from === undefined ? [path] : [path, from];
}
