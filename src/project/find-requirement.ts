import {shownPair} from '../dialects/name-difference.ts';
import type {Requirement} from '../dialects/requirement-block.ts';
import type {Spec} from '../dialects/spec.ts';
import {Refusal} from '../refusal.ts';
import {printable} from './names.ts';
import {nearestOf} from './nearest.ts';

/**
 * The requirement of a spec by its exact name.
 *
 * Throws a Refusal `unknown-requirement` that proposes the nearest name; `commandFor` makes the command for it.
 */
export function findRequirement(
  spec: Spec,
  wanted: string,
  commandFor: (name: string) => string,
): Requirement {
  const {requirements} = spec;
  const found = requirements.find(({name}) => name === wanted);
  if (found) return found;
  const names = requirements.map(({name}) => name);
  const meant = nearestOf(wanted, names);
  const asked = wanted.slice(0, 200);
  const shown = meant === undefined ? {name: `\`${asked}\``} : shownPair(asked, meant);
  const question = 'near' in shown ? `; did you mean ${shown.near}?` : '';
  throw new Refusal(
    'unknown-requirement',
    printable(`${spec.document.source.path} has no requirement ${shown.name}${question}`),
    commandFor(meant ?? names[0] ?? '1'),
    {requirements: names},
  );
}
