import type {Attribution} from '../history/attribution.ts';
import {subjectOf} from '../history/history.ts';
import {shortCommit} from '../short-commit.ts';
import {formOf} from '../summary/form.ts';
import type {LineSource, Summary} from '../summary/summary.ts';
import {counted, type Style, visible} from './style.ts';

/** So many are named; the others are counted. */
const MOST = 3;

/** Every line of a summary, and below it where it is known from. */
export function summaryEvidence(
  {sections}: Summary,
  attribution: Attribution | undefined,
  style: Style,
): readonly string[] {
  const subjects = new Map(attribution?.commits.map((commit) => [commit.hash, subjectOf(commit)]));
  return sections.flatMap(({id, lines}, index) => {
    const {depth, title} = formOf(id);
    return [
      ...(index === 0 ? [] : ['']),
      style.paint('bold', `${'#'.repeat(depth)} ${title}`),
      ...lines.flatMap(({text, sources}) => [
        `- ${visible(text)}`,
        ...sourcesLines(sources, subjects).map((line) => `    ${style.paint('dim', line)}`),
      ]),
    ];
  });
}

/** Places in documents are named up to some, too: of what is only counted there may be hundreds. */
function sourcesLines(
  sources: readonly LineSource[],
  subjects: ReadonlyMap<string, string>,
): readonly string[] {
  const named = sources.slice(0, MOST).flatMap((source) => sourceLines(source, subjects));
  const others = sources.length - MOST;
  return others > 0 ? [...named, `and ${counted(others, 'more place')}`] : named;
}

function sourceLines(source: LineSource, subjects: ReadonlyMap<string, string>): readonly string[] {
  switch (source.kind) {
    case 'document':
      return [`${visible(source.path)}:${source.line}`];
    case 'work-tree':
      return ['work tree'];
    case 'absent':
      return [`nothing in ${visible(source.lookedIn)}`];
    case 'commits': {
      const named = source.hashes.slice(0, MOST);
      const others = source.hashes.length - named.length;
      const lines = named.map((hash) =>
        `${shortCommit(hash)} ${visible(subjects.get(hash) ?? '')}`.trimEnd(),
      );
      return others > 0 ? [...lines, `and ${counted(others, 'more commit')}`] : lines;
    }
  }
}
