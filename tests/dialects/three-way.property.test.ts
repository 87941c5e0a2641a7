import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Merge} from '../../src/dialects/merge/merge.ts';
import {comparable} from '../../src/dialects/merge/slots.ts';
import type {BasesOf} from '../../src/dialects/merge/three-way/base.ts';
import {readRequirementDelta} from '../../src/dialects/requirement-delta.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {documentOf, mergeTexts} from './spec-text.ts';

/**
 * Two changes of one spec, written side by side; `OPENSPEC_MERGES=1000` runs 1,000 cases. A case takes about a tenth of
 * a second, and nearly all of it goes by reading Markdown.
 */
const RUNS = Number(process.env['OPENSPEC_MERGES'] ?? 60);

/** A scenario as a change leaves it: its name, its steps, and the name it has in the base. */
interface Scenario {
  readonly name: string;
  readonly lines: readonly string[];
  readonly from: string | undefined;
}

interface Requirement {
  readonly name: string;
  readonly statement: readonly string[];
  readonly scenarios: readonly Scenario[];
}

const WORDS = ['gate', 'lamp', 'river', 'stone', 'cloud', 'field', 'tower', 'bridge'] as const;

/** A base of two to four requirements, each line of it unlike all others. */
const bases: fc.Arbitrary<readonly Requirement[]> = fc
  .array(
    fc.record({
      lines: fc.integer({min: 1, max: 5}),
      scenarios: fc.array(fc.integer({min: 2, max: 5}), {minLength: 0, maxLength: 3}),
    }),
    {minLength: 1, maxLength: 4},
  )
  .map((shapes) =>
    shapes.map(({lines, scenarios}, index) => {
      const place = WORDS[index] ?? '';
      return {
        name: `The ${place}`,
        statement: Array.from({length: lines}, (_, line) => `The ${place} SHALL hold ${line}.`),
        scenarios: scenarios.map((steps, number) => ({
          name: `${place} ${number}`,
          lines: Array.from({length: steps}, (_, step) => stepOf(place, number, step)),
          from: `${place} ${number}`,
        })),
      };
    }),
  );

function stepOf(place: string, number: number, step: number): string {
  return step === 3 ? `##### Note on ${place} ${number}` : `- **WHEN** ${place} ${number} turns ${step}`;
}

/** What one change does to one requirement; offsets are taken as far as there are lines and scenarios. */
interface Work {
  readonly fate: 'kept' | 'modified' | 'removed' | 'renamed' | 'renamed and modified';
  readonly statement: readonly LineWork[];
  readonly scenarios: readonly ScenarioWork[];
  readonly added: number;
}

interface LineWork {
  readonly at: number;
  readonly kind: 'changed' | 'removed' | 'inserted' | 'spaced';
}

interface ScenarioWork {
  readonly at: number;
  readonly kind: 'changed' | 'removed' | 'renamed';
  readonly lines: readonly LineWork[];
}

const lineWork: fc.Arbitrary<LineWork> = fc.record({
  at: fc.nat(5),
  kind: fc.constantFrom('changed', 'changed', 'removed', 'inserted', 'spaced'),
});

const work: fc.Arbitrary<Work> = fc.record({
  fate: fc.constantFrom(
    'kept',
    'modified',
    'modified',
    'modified',
    'removed',
    'renamed',
    'renamed and modified',
  ),
  statement: fc.array(lineWork, {maxLength: 2}),
  scenarios: fc.array(
    fc.record({
      at: fc.nat(3),
      kind: fc.constantFrom('changed', 'changed', 'removed', 'renamed'),
      lines: fc.array(lineWork, {maxLength: 2}),
    }),
    {maxLength: 2},
  ),
  added: fc.nat(2),
});

const works = fc.record({
  each: fc.array(work, {minLength: 1, maxLength: 4}),
  added: fc.uniqueArray(fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta'), {maxLength: 2}),
  /** Whether what is new has the same words on both sides. */
  isOwn: fc.boolean(),
});

type Works = typeof works extends fc.Arbitrary<infer T> ? T : never;

/** Lines after some work; what a side writes says whose it is, or nothing where both write the same. */
function worked(lines: readonly string[], todo: readonly LineWork[], mine: string): readonly string[] {
  return todo.reduce<readonly string[]>((done, {at, kind}) => {
    const line = done[at];
    if (line === undefined || line.startsWith('#')) return done;
    const others = (...fresh: readonly string[]) => [...done.slice(0, at), ...fresh, ...done.slice(at + 1)];
    if (kind === 'changed') return line.includes('now') ? done : others(`${line} now${mine}`);
    if (kind === 'removed') return done.length > 1 ? others() : done;
    return kind === 'inserted' ? others(line, `${line} besides${mine}`) : others(`${line}  `);
  }, lines);
}

function modified(requirement: Requirement, {statement, scenarios, added}: Work, mine: string): Requirement {
  const done = scenarios.reduce<readonly Scenario[]>((all, {at, kind, lines}) => {
    const found = all[at];
    if (!found) return all;
    const others = (...fresh: readonly Scenario[]) => [...all.slice(0, at), ...fresh, ...all.slice(at + 1)];
    if (kind === 'removed') return others();
    if (kind === 'changed') return others({...found, lines: worked(found.lines, lines, mine)});
    return others({
      ...found,
      name: `${found.name} renamed${mine}`,
      lines: worked(found.lines, lines.slice(1), mine),
    });
  }, requirement.scenarios);
  const fresh = Array.from({length: added}, (_, index) => ({
    name: `${requirement.name} new ${index}${mine}`,
    lines: [`- **WHEN** new ${index}${mine}`, `- **THEN** ${requirement.name} ${index}${mine}`],
    from: undefined,
  }));
  return {
    ...requirement,
    statement: worked(requirement.statement, statement, mine),
    scenarios: [...done, ...fresh],
  };
}

function printed({name, statement, scenarios}: Requirement, marks = ''): string {
  const parts = scenarios.map((each) => `#### Scenario: ${each.name}\n\n${each.lines.join('\n')}\n`);
  return [`### Requirement: ${name}\n\n${statement.join('\n')}\n`, ...parts, ...(marks ? [marks] : [])].join(
    '\n',
  );
}

function marksOf(before: Requirement, after: Requirement): string {
  const now = new Map(after.scenarios.map((each) => [each.from, each.name]));
  return before.scenarios
    .flatMap(({name}) => {
      const to = now.get(name);
      if (to === undefined) return [`#### REMOVED Scenario: ${name}\n`];
      return to === name ? [] : [`#### RENAMED Scenario: ${name}\n\nTO: ${to}\n`];
    })
    .join('\n');
}

/** A change: its delta, the lines it writes, and those of the base that it takes out or writes otherwise. */
interface Change {
  readonly delta: string;
  readonly writes: ReadonlySet<string>;
  readonly takes: ReadonlySet<string>;
  readonly renames: ReadonlySet<string>;
  readonly touches: ReadonlySet<string>;
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((item) => b.has(item));
}

function changeOf(base: readonly Requirement[], {each, added, isOwn}: Works, side: string): Change {
  const mine = isOwn ? ` by ${side}` : '';
  const sections = new Map<string, string[]>();
  const say = (kind: string, text: string) => {
    if (!sections.get(kind)?.push(text)) sections.set(kind, [text]);
  };
  const after: Requirement[] = [];
  const [renames, touches] = [new Set<string>(), new Set<string>()];
  for (const [index, requirement] of base.entries()) {
    const todo = each[index];
    const fate = todo?.fate ?? 'kept';
    const named = fate.startsWith('renamed')
      ? {...requirement, name: `${requirement.name} too${mine}`}
      : requirement;
    const result = todo && fate.endsWith('modified') ? modified(named, todo, mine) : named;
    if (fate === 'removed') say('REMOVED', `### Requirement: ${requirement.name}\n`);
    else after.push(result);
    if (named !== requirement) renames.add(requirement.name);
    if (result !== named || fate === 'removed') touches.add(requirement.name);
    if (named !== requirement)
      say('RENAMED', `- FROM: ### Requirement: ${requirement.name}\n- TO: ### Requirement: ${named.name}\n`);
    if (result !== named) say('MODIFIED', printed(result, marksOf(requirement, result)));
  }
  // What both bring under one name has no order of its own.
  for (const name of isOwn ? added : added.toSorted()) {
    const fresh = {name: `${name}${mine}`, statement: [`${name} SHALL come${mine}.`], scenarios: []};
    after.push(fresh);
    say('ADDED', printed(fresh));
  }
  const [old, now] = [base, after].map((list) => linesOf(list.map((one) => printed(one)).join('\n')));
  const delta = [...sections]
    .map(([kind, blocks]) => `## ${kind} Requirements\n\n${blocks.join('\n')}`)
    .join('\n');
  return {
    delta,
    renames,
    touches,
    writes: new Set([...(now ?? [])].filter((line) => !old?.has(line))),
    takes: new Set([...(old ?? [])].filter((line) => !now?.has(line))),
  };
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trimEnd())
      .filter(Boolean),
  );
}

function specText(requirements: readonly Requirement[], eol: string): string {
  const blocks = requirements.map((each) => printed(each)).join('\n');
  return `# Auth\n\n## Purpose\n\nWho may come in.\n\n## Requirements\n\n${blocks}`.replaceAll('\n', eol);
}

/** The requirements of a spec by their names. */
function sorted(text: string): string {
  const parts = text.split(/^(?=### )/m).map((part) => part.trim());
  return parts.toSorted().join('\n\n');
}

/** What reads a text once, as most of the time goes by reading the same again. */
function keeping<Read>(read: (text: string) => Read): (text: string) => Read {
  const kept = new Map<string, Read>();
  return (text) => {
    if (kept.size > 20) kept.clear();
    const found = kept.get(text) ?? read(text);
    kept.set(text, found);
    return found;
  };
}

const specIn = keeping((text) => readSpec(documentOf(text)));
const deltaIn = keeping((text) => readRequirementDelta(documentOf(text, 'delta.md')));

/** One after the other; no text where one of them is refused. */
function archived(
  base: string,
  deltas: readonly string[],
  written = base,
): {readonly text: string | undefined; readonly merges: readonly Merge[]} {
  const spec = specIn(written);
  const bases: BasesOf = () => [{commit: 'abc1234def', spec}];
  const merges: Merge[] = [];
  let text: string | undefined = base;
  for (const delta of deltas) {
    if (text === undefined) break;
    const made = mergeTexts(text, [], {
      deltas: [{change: 'one', delta: deltaIn(delta), bases, mayRetire: true}],
    });
    merges.push(made.merge);
    // A spec that went with its last requirement is not written to any more.
    text = made.merge.result.kind === 'retired' ? undefined : made.text;
  }
  return {text, merges};
}

const cases = fc.record({base: bases, a: works, b: works, eol: fc.constantFrom('\n', '\r\n')});

describe('two changes that were written side by side', () => {
  test('come to the same bytes in any order, and lose nothing', () => {
    let [clean, refused] = [0, 0];
    fc.assert(
      fc.property(cases, ({base, a, b, eol}) => {
        const text = specText(base, eol);
        const [one, other] = [changeOf(base, a, 'A'), changeOf(base, b, 'B')];
        fc.pre(one.delta !== '' && other.delta !== '');
        for (const {delta} of [one, other]) fc.pre(archived(text, [delta]).text !== undefined);
        const first = archived(text, [one.delta, other.delta]);
        const second = archived(text, [other.delta, one.delta]);
        const isRefused = [first, second].some((each) => each.text === undefined);
        // A block under a name that is gone is refused; the other way round, the rename takes along what changed.
        const isRenamed = meets(one.renames, other.touches) || meets(other.renames, one.touches);
        // Blanks at the end of a line are no change by themselves: where both say the same, the first one's stand.
        const shown = (given: string | undefined) =>
          / \n/.test(one.delta + other.delta) ? given && comparable(given) : given;
        // Under a new name and with other words, it cannot be told from one that is new: both stand by their names.
        const isUnknown = [one, other].some(({renames, touches}) => meets(renames, touches));
        const ordered = (given: string | undefined) => (isUnknown ? given && sorted(given) : given);
        if (!(isRefused && isRenamed)) expect(ordered(shown(second.text))).toBe(ordered(shown(first.text)));
        if (isRefused || first.text === undefined) {
          refused++;
          return;
        }
        clean++;
        const lines = linesOf(first.text);
        for (const change of [one, other]) {
          const rival = change === one ? other : one;
          for (const line of change.writes) if (!rival.takes.has(line)) expect(lines).toContain(line);
        }
        for (const line of linesOf(text))
          if (!one.takes.has(line) && !other.takes.has(line)) expect(lines).toContain(line);
        // What is done stays done.
        expect(archived(first.text, [one.delta], text).text).toBe(first.text);
      }),
      {numRuns: RUNS},
    );
    expect(clean).toBeGreaterThan(RUNS / 10);
    expect(refused).toBeGreaterThan(RUNS / 20 - 1);
  }, 600_000);
});
