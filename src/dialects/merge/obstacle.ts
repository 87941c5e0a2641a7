import {placeIn} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import {missingClose} from '../../markdown/open-block.ts';
import {requirementSections} from '../requirement.ts';
import {foldName} from '../requirement-name.ts';
import {isInside, type Spec} from '../spec.ts';

/** Why a spec cannot be merged into, as a sentence with its path and line; nothing when it can. */
export function obstacleIn(spec: Spec): string | undefined {
  const {document, section, requirements} = spec;
  const {path, invalidAt} = document.source;
  const at = (offset: number) => `${path}:${placeIn(document, offset).line}`;
  if (invalidAt !== undefined) return `${path} is not UTF-8, so nothing can be merged into it`;
  if (!section) return `${path} has no section \`## Requirements\`, so nothing can be merged into it`;
  const last = document.root.children.at(-1);
  const close = last && missingClose(document.text, last);
  if (last && close)
    return `${at(rangeOf(last).start)} opens a block that is never closed, expected \`${close}\``;
  const [delta] = requirementSections(document);
  if (delta) return `${at(delta.start)} is a delta section in a living spec`;
  const outside = requirements.find((requirement) => !isInside(spec, requirement));
  if (outside)
    return `${at(outside.start)}: the requirement \`${outside.name}\` stands outside of \`## Requirements\``;
  const seen = new Map<string, number>();
  for (const {name, start} of requirements) {
    const before = seen.get(foldName(name));
    if (before !== undefined)
      return `${at(start)}: the requirement \`${name}\` stands twice, first in line ${placeIn(document, before).line}`;
    seen.set(foldName(name), start);
  }
  return undefined;
}
