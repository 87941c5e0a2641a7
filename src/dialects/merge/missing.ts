import {placeIn} from '../../markdown/document.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {shownPair} from '../name-difference.ts';
import {foldName} from '../requirement-name.ts';
import type {Spec} from '../spec.ts';

/** What to say of a name that no requirement of a spec has, and the one that is meant. */
export function missing(name: string, near: string | undefined, spec?: Spec): string {
  const heading = spec && unlabelledIn(spec).get(foldName(name));
  if (heading) {
    const {line} = placeIn(spec.document, heading.start);
    const shown = `${'#'.repeat(heading.depth)} ${heading.title}`;
    return `\`${shown}\` on line ${line} of the spec is not labelled, expected \`### Requirement: ${name}\``;
  }
  if (near === undefined) return `No requirement \`${name}\` in the spec`;
  const shown = shownPair(name, near);
  return `No requirement ${shown.name} in the spec; did you mean ${shown.near}?`;
}

const known = new WeakMap<Spec, ReadonlyMap<string, Section>>();

/** The headings of a spec that could be meant as requirements and do not say so, by what is read as their name. */
function unlabelledIn(spec: Spec): ReadonlyMap<string, Section> {
  const found = known.get(spec) ?? new Map(readUnlabelled(spec));
  known.set(spec, found);
  return found;
}

function readUnlabelled({document, requirements}: Spec): readonly (readonly [string, Section])[] {
  const labelled = new Set(requirements.map(({section}) => section));
  return descendants(document.top)
    .filter((section) => (section.depth === 2 || section.depth === 3) && !labelled.has(section))
    .map((section) => [foldName(withoutWord(section.title)), section]);
}

/** `Requirement - Login` means the label and lacks its colon. */
function withoutWord(title: string): string {
  return title.replace(/^requirement(?:\s*[-–—]\s*|\s+)/i, '');
}
