import {requirementIn} from '../dialects/merge/three-way/three-way.ts';
import {baseOf, writtenBlock} from '../dialects/merge/three-way/written-against.ts';
import {readSpec} from '../dialects/spec.ts';
import type {Range} from '../markdown/place.ts';
import type {Change} from './change.ts';
import {type Project, specPath} from './project.ts';

/** A MODIFIED block of a requirement that the spec has, and none that it may have been written against. */
export interface Unbased {
  readonly change: Change;
  readonly path: string;
  /** The heading of the block. */
  readonly heading: Range;
  readonly requirement: string;
  /** Whether it is known what the delta was written against, though that had no such requirement. */
  readonly isKnown: boolean;
}

/** The MODIFIED blocks of a change whose requirements no base has; none where git was not asked. */
export function unbasedIn(project: Project, change: Change): readonly Unbased[] {
  return change.requirementDeltas.flatMap(({capability, delta}) => {
    const {path} = delta.document.source;
    const bases = project.input.basesOf?.(path);
    const document = project.document(specPath(capability));
    if (!bases || !document || delta.modified.length === 0) return [];
    const spec = readSpec(document);
    const of = {change: change.name, delta, mayRetire: false, bases};
    return delta.modified
      .filter(({name}) => requirementIn(spec, name))
      .map((block) => ({block, text: writtenBlock(delta, block)}))
      .filter(({block, text}) => !baseOf(of, text, block.name))
      .map(({block: {name, heading}, text}) => ({
        ...{change, path, heading, requirement: name},
        isKnown: bases(text).length > 0,
      }));
  });
}
