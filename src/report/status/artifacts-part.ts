import {isBelow} from '../../project/paths.ts';
import type {Artifact} from '../change-state.ts';
import {operationsOf} from '../delta-json.ts';
import {visible} from '../style.ts';
import {columnsOf, wrapped} from './layout.ts';
import {moreLine} from './more.ts';
import type {Part} from './part.ts';
import type {WholeState} from './state.ts';

const MOST = 12;

/** Which documents there are, and which can be written now. */
export const artifactsPart: Part = (state, {style}) => {
  const {change, artifacts, summary} = state;
  if (change.archived) return [];
  const isTemplate = templatesIn(state);
  const words = [
    ...artifacts.map((artifact) => artifactWords(artifact, isTemplate)),
    ...(summary === undefined ? [] : ['summary written']),
  ];
  const [first = '', ...others] = wrapped(words.join(', '), columnsOf(style), ' '.repeat(11));
  return [`${style.paint('bold', 'Documents')}  ${first.trimStart()}`, ...others];
};

/** What the change does to the specification. */
export const deltasPart: Part = ({change}, {style}) => {
  const operations = operationsOf(change);
  if (operations.length === 0) return [];
  const lines = operations.slice(0, MOST).map(({kind, name, spec}) => {
    const where = spec === undefined ? '' : `${visible(spec)}: `;
    const [first = '', ...others] = wrapped(`${where}${visible(name)}`, columnsOf(style), ' '.repeat(12));
    return [`  ${kind.padEnd(8)}  ${first.trimStart()}`, ...others].join('\n');
  });
  return [
    style.paint('bold', 'Deltas'),
    ...lines,
    ...moreLine(operations.length - MOST, ['show', change.name], style),
  ];
};

/** Whether a document, or one of those that match a pattern, still holds what a template left to be filled in. */
function templatesIn({change, findings}: WholeState): (artifact: Artifact) => boolean {
  const left = findings.flatMap(({rule, path}) => (rule === 'no-placeholder' ? [path] : []));
  return ({id, outputPath}) =>
    left.some((path) =>
      id === 'specs' ? isBelow(`${change.folder}/specs`, path) : path === `${change.folder}/${outputPath}`,
    );
}

function artifactWords(artifact: Artifact, isTemplate: (artifact: Artifact) => boolean): string {
  const {id, status, missingDeps = []} = artifact;
  if (status === 'done' && isTemplate(artifact)) return `${id} to fill in`;
  if (status === 'blocked') return `${id} blocked by ${missingDeps.join(' and ')}`;
  return `${id} ${status === 'ready' ? 'ready to be written' : status}`;
}
