import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {linksIn} from '../../src/dialects/merge/links/definitions.ts';
import {rangesIn} from '../../src/dialects/merge/neighbours.ts';
import {obstacleIn} from '../../src/dialects/merge/obstacle.ts';
import {comparable} from '../../src/dialects/merge/slots.ts';
import type {Requirement} from '../../src/dialects/requirement-block.ts';
import {readSpec, type Spec} from '../../src/dialects/spec.ts';
import type {Document} from '../../src/markdown/document.ts';
import {lineEnd, lineStart} from '../../src/markdown/place.ts';
import {livingSpecs, variantNames} from './living-specs.ts';
import {documentOf, mergeTexts} from './spec-text.ts';

const RUNS = process.env['OPENSPEC_CORPUS'] === 'all' ? 2000 : 40;

type Fate = 'kept' | 'modified' | 'removed' | 'renamed';

/** What happens to the first requirements of a spec, to the others nothing, and how many are new. */
const plans = fc.record({
  fates: fc.array(fc.constantFrom<Fate>('kept', 'modified', 'removed', 'renamed'), {
    minLength: 1,
    maxLength: 12,
  }),
  added: fc.nat(2),
});

interface Planned {
  readonly spec: Spec;
  readonly fateOf: (requirement: Requirement) => Fate;
  readonly added: number;
}

const DEFINITION = /^\[[^\]]+\]: .+$/gm;
const renamedTo = (name: string) => `${name} again`;
const blockOf = (name: string, depth: number) =>
  `${'#'.repeat(depth)} Requirement: ${name}\nThe system SHALL be put to this test.\n\n${'#'.repeat(depth + 1)} Scenario: Tested\n- **WHEN** merged\n- **THEN** read`;

function deltaOf({spec, fateOf, added}: Planned): string {
  const of = (fate: Fate) => spec.requirements.filter((each) => fateOf(each) === fate).map(({name}) => name);
  const section = (title: string, parts: readonly string[]) =>
    parts.length > 0 ? `## ${title} Requirements\n\n${parts.join('\n\n')}\n\n` : '';
  return [
    section(
      'ADDED',
      Array.from({length: added}, (_, index) => blockOf(`Fresh ${index}`, 3)),
    ),
    section(
      'MODIFIED',
      of('modified').map((name) => blockOf(name, 3)),
    ),
    section(
      'REMOVED',
      of('removed').map((name) => `### Requirement: ${name}`),
    ),
    section(
      'RENAMED',
      of('renamed').map(
        (name) => `- FROM: ### Requirement: ${name}\n- TO: ### Requirement: ${renamedTo(name)}`,
      ),
    ),
  ].join('');
}

/** The text outside of what a plan touches, and in the place of the rest what shall stand there, in order. */
function expectedParts({spec, fateOf}: Planned): readonly string[] {
  const {text} = spec.document;
  const parts: string[] = [];
  let done = 0;
  const replace = (start: number, end: number, content: string) => {
    parts.push(text.slice(done, start), content);
    done = end;
  };
  for (const requirement of spec.requirements) {
    const {block, heading, name, section} = requirement;
    const [start, end] = [lineStart(text, block.start), lineEnd(text, block.end)];
    const fate = fateOf(requirement);
    if (fate === 'removed') replace(start, end, '');
    if (fate === 'modified') replace(start, end, blockOf(name, section.depth));
    if (fate === 'renamed') {
      const at = text.lastIndexOf(name, heading.end);
      parts.push(text.slice(done, at) + renamedTo(name));
      done = at + name.length;
    }
  }
  // The heading behind an edit may lose its indentation.
  return [...parts, text.slice(done)].flatMap((part) => part.split(/^ {1,3}(?=#)/m));
}

/**
 * Whether a text is these parts in this order, and white space at the seams, or definitions that blocks leave there;
 * line endings of new text aside.
 */
function isMadeOf(text: string, parts: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    const wanted = part.trim();
    const found = wanted === '' ? at : text.indexOf(wanted, at);
    if (found < 0 || text.slice(at, found).replace(DEFINITION, '').trim() !== '') return false;
    at = found + wanted.length;
  }
  return text.slice(at).replace(DEFINITION, '').trim() === '';
}

/** Where the links of a requirement lead. */
function targetsIn(
  document: Document,
  requirement: Requirement | undefined,
): readonly (string | undefined)[] {
  const {references, byLabel} = linksIn(document);
  return rangesIn(references, requirement?.block ?? {start: 0, end: 0}).map(
    ({label}) => byLabel.get(label)?.target,
  );
}

function cut(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? `missing: ${part}` : text.slice(0, at) + text.slice(at + part.length);
}

/** New text takes the endings of its place; what stood there keeps its own, which must be told apart. */
function withEndingsOf(text: string, part: string): string {
  const crlf = part.replaceAll('\n', '\r\n');
  return text.includes(part) ? part : crlf;
}

describe.each(variantNames)('merging into living specs, %s', (variant) => {
  test('leaves every byte outside of what it touches, reads as it should, and does nothing twice', () => {
    fc.assert(
      fc.property(livingSpecs(variant), plans, (given, {fates, added}) => {
        const document = documentOf(given);
        const spec = readSpec(document);
        fc.pre(obstacleIn(spec) === undefined && spec.requirements.length > 0);
        const fateOf = (requirement: Requirement) => fates[spec.requirements.indexOf(requirement)] ?? 'kept';
        const kept = spec.requirements.filter((each) => fateOf(each) !== 'removed');
        fc.pre(kept.length + added > 0);
        const planned = {spec, fateOf, added};
        const delta = deltaOf(planned);
        const {text: result, merge} = mergeTexts(given, delta, {allowsScenarioRemoval: true});
        expect(merge.problems).toEqual([]);
        if (result === undefined) throw new Error('nothing was written');
        const after = documentOf(result);
        const fresh = readSpec(after).requirements.slice(kept.length);

        expect(readSpec(after).requirements.map(({name}) => name)).toEqual([
          ...kept.map((each) => (fateOf(each) === 'renamed' ? renamedTo(each.name) : each.name)),
          ...Array.from({length: added}, (_, index) => `Fresh ${index}`),
        ]);
        for (const [index, each] of kept.entries()) {
          if (fateOf(each) !== 'kept') continue;
          const same = readSpec(after).requirements[index];
          expect(after.text.slice(same?.block.start, same?.block.end)).toBe(
            document.text.slice(each.block.start, each.block.end),
          );
          expect(targetsIn(after, same)).toEqual(targetsIn(document, each));
        }

        expect(after.source.hasBom).toBe(document.source.hasBom);
        const parts = expectedParts(planned).map((part) =>
          part.includes('SHALL be put to this test') ? withEndingsOf(after.text, part) : part,
        );
        const news = fresh.map(({name, section}) => `\n\n${blockOf(name, section.depth)}`).join('');
        const inserted = withEndingsOf(after.text, news);
        // Where the file has no blank line below its requirements, one comes below the new ones.
        const gap = withEndingsOf(after.text, `${news}\n`);
        const outside = [inserted, gap].map((each) => cut(after.text, each));
        expect(outside.some((text) => isMadeOf(text, parts))).toBe(true);

        const again = mergeTexts(result, delta, {allowsScenarioRemoval: true});
        expect(again.merge.problems).toEqual([]);
        expect(again.merge.result.kind).toBe('unchanged');
      }),
      {numRuns: RUNS},
    );
  });
});

test('two blocks are the same whatever ends their lines', () => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom('a', ' ', '\t', '\n', '\u00A0'), maxLength: 30}), (text) => {
      expect(comparable(text.replaceAll('\n', '\r\n'))).toBe(comparable(text));
      expect(comparable(text.replaceAll('\n', ' \t\n'))).toBe(comparable(text));
    }),
  );
});
