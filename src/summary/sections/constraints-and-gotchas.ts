import type {Document} from '../../markdown/document.ts';
import {printCode} from '../../markdown/print.ts';
import {topicsBelow, topicsOf} from '../../markdown/topic.ts';
import {guidelinesOf} from '../../project/guidelines.ts';
import type {Project} from '../../project/project.ts';
import {protectedPaths, shownPlace} from '../../project/protected-paths.ts';
import type {SectionReader} from '../section.ts';
import {type Item, itemsBelow, itemsIn, joined, lineOfItem, linesBelow} from '../sources/items.ts';
import {lineOf, linesOr, shortened} from '../sources/line.ts';
import {TITLES, topicsTitled} from '../sources/titles.ts';
import type {SummaryLine} from '../summary.ts';

/** Risks, limits, what shall not be done, what breaks, and what the repository forbids. */
export const constraintsAndGotchas: SectionReader = {
  id: 'constraints-and-gotchas',
  read({project, change: {design, proposal}}) {
    const said = [design, proposal].flatMap((document) => (document ? saidIn(document) : []));
    const lines = [...said, ...guidelineLines(project), ...protectedLines(project)];
    return linesOr(lines, 'No constraints recorded', 'proposal.md, design.md, the guidelines and the config');
  },
};

function saidIn(document: Document): readonly SummaryLine[] {
  const risks = topicsTitled(document, TITLES.constraints).flatMap((topic) =>
    topic.children.length > 0
      ? linesBelow(document, topic, TITLES.nonGoals)
      : itemsBelow(document, topic).map(riskLine),
  );
  const nonGoals = topicsTitled(document, TITLES.nonGoals).flatMap((topic) =>
    linesBelow(document, topic).map((line) => ({...line, text: asNonGoal(line.text)})),
  );
  const said = new Set([...risks, ...nonGoals].map(({key}) => key));
  return [...risks, ...breaking(document).filter(({key}) => !said.has(key)), ...nonGoals];
}

/** A risk goes with what is done about it. */
function riskLine({statement, below}: Item): SummaryLine {
  if (below.length === 0) return lineOf(statement);
  const lead = shortened(statement).replace(/[.。]$/, '');
  const parts = below.map((item) => item.statement.sentences[0] ?? '');
  return lineOf(statement, joined(/[:：][*_]*$/.test(lead) ? lead : `${lead} —`, parts));
}

/** What begins with a no already says that it is none. */
function asNonGoal(text: string): string {
  const isDenied =
    /^[*_]*(?:no|not|non|never|do(?:es)? not|don['’]t|without|won['’]t|will not|out of scope|avoid|不)\b/i;
  return isDenied.test(text) || /^不/.test(text) ? text : `Not a goal: ${text}`;
}

function breaking(document: Document): readonly SummaryLine[] {
  if (!document.text.includes('BREAKING')) return [];
  const topics = [topicsOf(document), ...topicsBelow(topicsOf(document))];
  const items = topics.flatMap(({blocks}) => itemsIn(document, blocks).flatMap(withBelow));
  return items.filter(({statement}) => /\bBREAKING\b/.test(statement.text)).map(lineOfItem);
}

function withBelow(item: Item): readonly Item[] {
  return [item, ...item.below.flatMap(withBelow)];
}

function guidelineLines(project: Project): readonly SummaryLine[] {
  return guidelinesOf(project).constraints.map(({text, document, place}) => ({
    key: text,
    text,
    sources: [{kind: 'document', path: document, line: place.line}],
  }));
}

/** What a line of the guidelines' constraints forbids stands there in its own words. */
function protectedLines(project: Project): readonly SummaryLine[] {
  const said = new Set(
    guidelinesOf(project).constraints.map(({document, place}) => `${document}:${place.line}`),
  );
  const others = protectedPaths(project).filter((each) => !said.has(shownPlace(each)));
  return others.map((each) => ({
    key: each.path,
    text: `Leave ${printCode(each.path)} alone (${shownPlace(each)})`,
    sources: [{kind: 'document', path: each.from, line: each.place.line}],
  }));
}
