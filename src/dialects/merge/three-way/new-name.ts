import {type Named, pairExactly, pairMostly} from '../../../markdown/merge/pair-renamed.ts';
import {onceFor} from '../../../once.ts';
import type {Spec} from '../../spec.ts';
import {bodyOf} from './body.ts';
import {requirementIn} from './three-way.ts';

/** What archived changes renamed in a spec: the new name of an old one. */
export type RenamedTo = (name: string) => string | undefined;

/**
 * The name under which a spec has a requirement that it had under another before: the one that archived changes gave it,
 * else the one that has its words, or most of its lines. Nothing where the spec has it still, or nobody knows.
 */
export function newNameIn(before: Spec, name: string, spec: Spec, recorded?: RenamedTo): string | undefined {
  if (requirementIn(spec, name)) return undefined;
  const said = recorded && lastName(name, recorded);
  if (said !== undefined && requirementIn(spec, said) && !requirementIn(before, said)) return said;
  return pairsBetween(before)(spec).get(name);
}

/** The new names of the requirements that a spec has under others, by their old ones. */
const pairsBetween = onceFor((before: Spec) =>
  onceFor((spec: Spec): ReadonlyMap<string, string> => {
    const [gone, come] = [namedIn(before, spec), namedIn(spec, before)];
    const same = pairExactly(gone, come);
    const taken = new Set(same.values());
    const mostly = pairMostly(
      gone.filter(({name}) => !taken.has(name)),
      come.filter(({name}) => !same.has(name)),
    );
    return new Map([...same, ...mostly].map(([to, from]) => [from, to]));
  }),
);

/** The requirements of a spec that another has not by their names. */
function namedIn({document, requirements}: Spec, other: Spec): readonly Named[] {
  return requirements
    .filter(({name}) => !requirementIn(other, name))
    .map((requirement) => ({name: requirement.name, text: bodyOf({document, requirement})}));
}

function lastName(name: string, recorded: RenamedTo): string {
  const seen = new Set<string>();
  let last = name;
  for (let next = recorded(last); next !== undefined && !seen.has(next); next = recorded(last)) {
    seen.add(next);
    last = next;
  }
  return last;
}
