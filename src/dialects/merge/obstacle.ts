import {placeIn} from '../../markdown/document.ts';
import {isUtf16} from '../../markdown/encoding.ts';
import {rangeOf} from '../../markdown/node.ts';
import {missingClose} from '../../markdown/open-block.ts';
import {printCode} from '../../markdown/print.ts';
import {requirementSections} from '../requirement.ts';
import type {Requirement} from '../requirement-block.ts';
import {foldName} from '../requirement-name.ts';
import {endOf, isInside, type Spec} from '../spec.ts';

/** Why a spec cannot be merged into, as a sentence with its path and line; nothing when it can. */
export function obstacleIn(spec: Spec): string | undefined {
  const {source} = spec.document;
  const {path, invalidAt} = source;
  if (isUtf16(source)) return `${path} is UTF-16, expected it in UTF-8`;
  if (invalidAt !== undefined) return `${path} is not UTF-8, so nothing can be merged into it`;
  if (!spec.section) return `${path} has no section \`## Requirements\`, so nothing can be merged into it`;
  const at = (offset: number) => `${path}:${placeIn(spec.document, offset).line}`;
  return openBlock(spec, at) ?? misplaced(spec, at) ?? doubled(spec, at);
}

/** A place in the spec as a person reads it: path and line. */
type At = (offset: number) => string;

function openBlock({document: {root, text}}: Spec, at: At): string | undefined {
  const last = root.children.at(-1);
  const close = last && missingClose(text, last);
  return last && close !== undefined
    ? `${at(rangeOf(last).start)} opens a block that is never closed, expected ${printCode(close)}`
    : undefined;
}

function misplaced(spec: Spec, at: At): string | undefined {
  const {document, requirements} = spec;
  const [delta] = requirementSections(document);
  if (delta) return `${at(delta.start)} is a delta section in a living spec`;
  const outside = requirements.find((requirement) => !isInside(spec, requirement));
  if (outside)
    return `${at(outside.start)}: the requirement \`${outside.name}\` stands outside of \`## Requirements\`${endedBy(spec, outside)}`;
  const inner = requirements.find(({start}, index) => start < (requirements[index - 1]?.end ?? 0));
  return inner && `${at(inner.start)}: the requirement \`${inner.name}\` stands inside of another`;
}

/** The heading that ends the section too early, where one does. */
function endedBy(spec: Spec, outside: Requirement): string {
  const end = endOf(spec, outside);
  if (!end) return '';
  const {line} = placeIn(spec.document, end.start);
  return `: the heading \`${'#'.repeat(end.depth)} ${end.title}\` on line ${line} ends the section`;
}

function doubled({document, requirements}: Spec, at: At): string | undefined {
  const seen = new Map<string, number>();
  for (const {name, start} of requirements) {
    const before = seen.get(foldName(name));
    if (before !== undefined)
      return `${at(start)}: the requirement \`${name}\` stands twice, first in line ${placeIn(document, before).line}`;
    seen.set(foldName(name), start);
  }
  return undefined;
}
