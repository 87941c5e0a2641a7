import {isListable} from '../dialects/files-changed.ts';
import {type FileChange, subjectOf} from '../history/history.ts';
import type {ProtectedFile} from '../lint/files/protected-files.ts';
import {printLineCount} from '../plan/count-lines.ts';
import {entryOf} from '../plan/describe-file.ts';
import type {FilledDelta, FilledFiles, Placed} from '../plan/fill-files-changed.ts';
import {type ListStyle, printFiles} from '../plan/write-files-changed.ts';
import {shownPlace} from '../project/protected-paths.ts';
import {untouchedPlans} from './file-evidence.ts';
import {counted, visible} from './style.ts';

/** What git knows touched and a delta does not list, one line each, for `--check`. */
export function missingLines({deltas, unassigned}: FilledFiles): readonly string[] {
  return [
    ...deltas.flatMap(({delta, added}) =>
      added.map(({path}) => `${pathOf(delta)}: missing ${visible(path)}`),
    ),
    ...deltas.flatMap(({delta, miscounted}) =>
      miscounted.map(
        ({path, place: {line, column}, count}) =>
          `${pathOf(delta)}:${line}:${column}: ${visible(path)} is ${printLineCount(count)}, and does not say so`,
      ),
    ),
    ...(deltas.length === 0 ? [] : unassigned).map(
      ({path}) => `${visible(path)} is touched, and no delta lists it`,
    ),
  ];
}

/** What a delta lists and no commit is known to touch, one line each. */
export function untouchedLines({deltas}: FilledFiles): readonly string[] {
  return deltas.flatMap(({delta, untouched}) =>
    untouched.map(
      ({path, place: {line, column}}) =>
        `${pathOf(delta)}:${line}:${column}: ${visible(path)} is listed, but no commit of the change touches it`,
    ),
  );
}

/** What a change lists or touches and is to leave alone, one line each. */
export function protectedLines(files: readonly ProtectedFile[]): readonly string[] {
  return files.map(({path, protection, isListed}) => {
    const by = `\`${visible(protection.path)}\` (${visible(shownPlace(protection))})`;
    return `${visible(path)} is ${isListed ? 'listed' : 'touched'}, and protected by ${by}`;
  });
}

/** What could not be listed, and why: a line that says it, then the files, one line each. */
export function leftOverLines({deltas, unassigned, unlistable}: FilledFiles): readonly string[] {
  const many = `but no delta is nearer than the others; list each in one of ${deltas.length}:`;
  const homeless = `${touched(unassigned)}, but the change has no feature delta to list ${unassigned.length === 1 ? 'it' : 'them'} in`;
  return [
    ...(deltas.length === 0 && unassigned.length > 0 ? [homeless] : listing(unassigned, many)),
    ...listing(unlistable, 'but with a name that cannot stand in Markdown:'),
  ];
}

function listing(files: readonly FileChange[], words: string): readonly string[] {
  if (files.length === 0) return [];
  return [`${touched(files)}, ${words}`, ...files.map(({path}) => `  ${visible(path)}`)];
}

function touched(files: readonly FileChange[]): string {
  return `${counted(files.length, 'file')} ${files.length === 1 ? 'is' : 'are'} touched`;
}

/** All files of a change that can be listed, in Markdown. */
export function plainList({change, attribution, lines}: FilledFiles, style: ListStyle): string {
  const listable = attribution.files.filter(({path}) => isListable(path));
  return printFiles(
    listable.map((file) => entryOf(file, change.name, lines?.get(file.path))),
    style,
  );
}

/** What was written into a delta: `2 files listed, 1 described`. */
export function writtenWords({added, described, miscounted}: FilledDelta): string {
  const parts = [
    ...(added.length > 0 ? [`${counted(added.length, 'file')} listed`] : []),
    ...(described.length > 0 ? [`${described.length} described`] : []),
    ...(miscounted.length > 0 ? [`${miscounted.length} counted`] : []),
  ];
  return parts.join(', ');
}

/** One change for `--json`, with its protected files where these are asked for; paths of files are relative to the repository, paths of deltas to the project. */
export function filledJson(filled: FilledFiles, kept?: readonly ProtectedFile[]): unknown {
  const {change, attribution, deltas, unassigned, unlistable} = filled;
  const file = ({kind, path, from}: FileChange) => ({path, kind, from});
  const placed = ({path, place: {line, column}}: Placed) => ({path, line, column});
  return {
    name: change.name,
    path: change.folder,
    isCutOff: attribution.isCutOff,
    unknownPins: attribution.unknownPins,
    commits: attribution.commits.map((commit) => ({
      hash: commit.hash,
      time: commit.time,
      subject: subjectOf(commit),
      evidence: commit.evidence,
    })),
    files: attribution.files.map((each) => ({
      ...file(each),
      evidence: each.evidence,
      isUncommitted: each.isUncommitted,
      commit: each.commits[0]?.hash,
      commits: each.commits.map(({hash}) => hash),
      ...filled.lines?.get(each.path),
    })),
    planned: untouchedPlans(filled).map(({path, document}) => ({path, document})),
    deltas: deltas.map(({delta, added, described, untouched, miscounted}) => ({
      path: delta.document.source.path,
      added: added.map(({path, description}) => ({path, description})),
      described,
      miscounted: miscounted.map(placed),
      untouched: untouched.map(placed),
    })),
    unassigned: unassigned.map(file),
    unlistable: unlistable.map(file),
    protected: kept?.map(({path, isListed, protection: {path: by, from, place}}) => ({
      path,
      isListed,
      by,
      document: from,
      line: place.line,
    })),
  };
}

function pathOf(delta: FilledDelta['delta']): string {
  return visible(delta.document.source.path);
}
