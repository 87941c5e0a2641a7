import type {Attribution} from '../history/attribution.ts';
import {subjectOf} from '../history/history.ts';
import {formOf} from '../summary/form.ts';
import type {LineSource, Summary} from '../summary/summary.ts';
import {counted, type Style, visible} from './style.ts';

/** So many commits are named; the others are counted. */
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
        ...sources
          .flatMap((source) => sourceLines(source, subjects))
          .map((line) => `    ${style.paint('dim', line)}`),
      ]),
    ];
  });
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
      const lines = named.map((hash) => `${hash.slice(0, 7)} ${visible(subjects.get(hash) ?? '')}`.trimEnd());
      return others > 0 ? [...lines, `and ${counted(others, 'more commit')}`] : lines;
    }
  }
}
