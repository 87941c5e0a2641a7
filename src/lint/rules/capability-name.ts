import {distance} from 'fastest-levenshtein';
import {nameProblem, printable} from '../../project/names.ts';
import {nearName} from '../deltas/features.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule} from '../rule.ts';

export const capabilityName = defineRule({
  id: 'capability-name',
  severity: 'warning',
  on: 'change',
  fixable: false,
  family: 'requirement',
  summary: 'a new capability has a name of its own, of lower-case words joined by hyphens',
  *check({archived, requirementDeltas}, {capabilities}) {
    for (const {capability, delta} of archived ? [] : requirementDeltas) {
      const problem = capabilities.includes(capability) ? undefined : problemOf(capability, capabilities);
      if (problem === undefined) continue;
      const range = headingRange(delta.sections[0]?.section ?? delta.document.top.children[0]);
      const message = `New capability \`${printable(capability)}\`: ${problem}`;
      yield {path: delta.document.source.path, range, message};
    }
  },
});

/** What names no capability is told by `delta-path`, what differs by case and punctuation by `capability-known`. */
function problemOf(capability: string, capabilities: readonly string[]): string | undefined {
  if (capability === '' || capabilities.some((other) => fold(other) === fold(capability))) return undefined;
  const near =
    capabilities.find((other) => isSwapped(capability, other)) ?? nearName(capability, capabilities);
  if (near !== undefined) return `did you mean \`${printable(near)}\``;
  // What may not name a change may name a capability, and versions have dots.
  const names = capability.split('/').filter((name) => name !== 'archive');
  const [problem] = names.flatMap((name) => nameProblem(name.replaceAll('.', '-')) ?? []);
  return problem;
}

/** Two letters in the other order, as in `auht`: names that differ by a letter more or less may differ on purpose. */
function isSwapped(a: string, b: string): boolean {
  return a.length === b.length && distance(a, b) === 2 && sorted(a) === sorted(b);
}

function fold(id: string): string {
  return id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, '');
}

function sorted(text: string): string {
  return [...text].toSorted().join('');
}
