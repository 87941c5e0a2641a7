import fc from 'fast-check';
import {expect, test} from 'vitest';
import {chosenSide} from '../../../src/dialects/rebase/conflict-text.ts';
import {mergeTexts} from '../spec-text.ts';
import {basesIn, rebased} from './rebased.ts';

/**
 * As many as stay under a few seconds; `OPENSPEC_RUNS=1000` runs more, and demands then that all outcomes were seen.
 *
 * A side is chosen of all conflicts at once; sides that are mixed are not tried.
 */
const numRuns = Number(process.env['OPENSPEC_RUNS'] ?? 40);

interface Scenario {
  readonly name: string;
  readonly steps: readonly string[];
}

interface Block {
  readonly name: string;
  readonly lines: readonly string[];
  readonly scenarios: readonly Scenario[];
}

/** What becomes of one part of a requirement, by its index. */
type Work = 'keep' | 'change' | 'remove' | 'rename' | 'rename and change';

interface Edits {
  readonly lines: readonly boolean[];
  readonly scenarios: readonly Work[];
  readonly arrives: readonly number[];
}

const work = fc.oneof(
  {weight: 4, arbitrary: fc.constant<Work>('keep')},
  {weight: 1, arbitrary: fc.constantFrom<Work>('change', 'remove', 'rename', 'rename and change')},
);
const edits: fc.Arbitrary<Edits> = fc.record({
  lines: fc.array(
    fc.nat(9).map((chance) => chance === 0),
    {minLength: 5, maxLength: 5},
  ),
  scenarios: fc.array(work, {minLength: 4, maxLength: 4}),
  arrives: fc.uniqueArray(fc.nat(4), {maxLength: 2}),
});

const base: fc.Arbitrary<readonly Block[]> = fc
  .array(fc.record({lines: fc.integer({min: 1, max: 5}), scenarios: fc.nat(4)}), {minLength: 1, maxLength: 2})
  .map((blocks) =>
    blocks.map(({lines, scenarios}, at) => ({
      name: `Need ${at}`,
      lines: Array.from({length: lines}, (_, line) => `The system SHALL do ${at}.${line}.`),
      scenarios: Array.from({length: scenarios}, (_, number) => ({
        name: `Case ${number}`,
        steps: ['a', 'b', 'c', 'd'].map((step) => `- **WHEN** ${at}.${number}.${step}`),
      })),
    })),
  );

/** A block after some edits; `who` tells the words of one side from those of the other. */
function edited(block: Block, {lines, scenarios, arrives}: Edits, who: string): Block {
  const kept = block.scenarios.flatMap((scenario, index) => {
    const made = scenarios[index] ?? 'keep';
    if (made === 'remove') return [];
    const name = made.startsWith('rename') ? `${scenario.name} of ${who}` : scenario.name;
    const last = made.endsWith('change') ? [`- **THEN** ${who}`] : [];
    return [{name, steps: [...scenario.steps, ...last]}];
  });
  const fresh = arrives.map((number) => ({
    name: `New ${number} of ${who}`,
    steps: [`- **WHEN** ${who} ${number}`],
  }));
  const said = block.lines.map((line, index) => (lines[index] === true ? `${line} So says ${who}.` : line));
  return {...block, lines: said, scenarios: [...fresh.slice(1), ...kept, ...fresh.slice(0, 1)]};
}

function printed({name, lines, scenarios}: Block, marks: readonly string[] = []): string {
  const parts = [
    ...scenarios.map((each) => `#### Scenario: ${each.name}\n\n${each.steps.join('\n')}\n`),
    ...marks,
  ];
  return `### Requirement: ${name}\n\n${lines.join('\n')}\n${parts.map((part) => `\n${part}`).join('')}`;
}

/** The block a change writes for these edits: renamed scenarios listed beside a mark, below a mark, or as a mark alone. */
function deltaBlock(block: Block, given: Edits, lists: boolean): string {
  const after = edited(block, given, 'them');
  const marks = block.scenarios.flatMap(({name, steps}, index) => {
    const made = given.scenarios[index] ?? 'keep';
    if (made === 'remove') return [`#### REMOVED Scenario: ${name}\n`];
    const mark = `#### RENAMED Scenario: ${name}\n\nTO: ${name} of them\n`;
    if (lists && made.startsWith('rename')) return [mark];
    const text = [...steps, '- **THEN** them'].join('\n');
    if (made === 'rename') return [mark];
    return made === 'rename and change' ? [`${mark}\n${text}\n`] : [];
  });
  const scenarios = after.scenarios.filter(({name}) => lists || !/^Case \d+ of/.test(name));
  return printed({...after, scenarios}, marks);
}

const specOf = (blocks: readonly Block[]) =>
  `# Auth\n\n## Purpose\n\nWho may come in.\n\n## Requirements\n\n${blocks.map((block) => printed(block)).join('\n')}`;

const story = fc.record({
  base,
  ours: fc.array(edits, {minLength: 2, maxLength: 2}),
  theirs: fc.array(edits, {minLength: 2, maxLength: 2}),
  isCrlf: fc.boolean(),
  lists: fc.boolean(),
});

/** What our side wrote into the spec. */
function ownLines(spec: string): readonly string[] {
  return spec.split(/\r?\n/).filter((line) => /\bus\b/.test(line));
}

test('a rebased delta archives as the original would, and either side of its conflicts archives', () => {
  const seen = {clean: 0, conflict: 0, still: 0, givenUp: 0};
  fc.assert(
    fc.property(story, ({base: blocks, ours, theirs, isCrlf, lists}) => {
      const none = {lines: [], scenarios: [], arrives: []};
      const before = specOf(blocks);
      const now = specOf(blocks.map((block, index) => edited(block, ours[index] ?? none, 'us')));
      const text = `# D\n\n## MODIFIED Requirements\n\n${blocks.map((block, index) => deltaBlock(block, theirs[index] ?? none, lists)).join('\n')}\n<!-- Mine. -->\n`;
      const delta = isCrlf ? text.replaceAll('\n', '\r\n') : text;
      const original = mergeTexts(now, delta, {bases: basesIn(before)});
      const after = rebased(before, now, delta);
      const again = rebased(now, now, after.text);
      const conflicts = after.told.filter(({kind}) => kind !== 'merged');
      if (original.merge.problems.length > 0) {
        seen.conflict++;
        expect(conflicts).not.toEqual([]);
        // What was given up stays as it was, and no base is named for it.
        if (after.isGivenUp) {
          seen.givenUp++;
          expect(after.text).toBe(delta);
          return;
        }
        expect(ownLines(now).filter((line) => !after.text.includes(line))).toEqual([]);
        for (const side of ['ours', 'theirs'] as const) {
          const chosen = mergeTexts(now, chosenSide(after.text, side), {bases: basesIn(now)});
          expect(chosen.merge.problems).toEqual([]);
          if (side === 'ours')
            expect(ownLines(now).filter((line) => !chosen.text?.includes(line))).toEqual([]);
        }
        return;
      }
      seen[after.text === delta ? 'still' : 'clean']++;
      expect(conflicts).toEqual([]);
      expect(again.text).toBe(after.text);
      expect(after.text.endsWith(`<!-- Mine. -->${isCrlf ? '\r\n' : '\n'}`)).toBe(true);
      expect(/(?<!\r)\n/.test(after.text)).toBe(!isCrlf);
      const archived = mergeTexts(now, after.text, {bases: basesIn(now)});
      expect(archived.merge.problems).toEqual([]);
      expect(archived.text).toBe(original.text);
    }),
    {numRuns},
  );
  if (numRuns >= 200) expect(Math.min(seen.clean, seen.conflict, seen.still)).toBeGreaterThan(0);
});
