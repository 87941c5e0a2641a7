import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cutRelease} from '../../src/changelog/formats/keep-a-changelog/cut-release.ts';
import {notesOf} from '../../src/changelog/formats/keep-a-changelog/release-notes.ts';
import {readReleases} from '../../src/changelog/formats/keep-a-changelog/releases.ts';
import {keepAChangelog} from '../../src/changelog/formats/keep-a-changelog.ts';
import type {ViewRecord} from '../../src/changelog/record.ts';
import type {Projected} from '../../src/changelog/view.ts';
import {type Document, parse} from '../../src/markdown/document.ts';
import {applyEdits, type TextEdit} from '../../src/markdown/edit.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {defaultSettings} from '../../src/project/changelog-config.ts';
import type {Project} from '../../src/project/project.ts';
import {changelogText} from '../support/changelog-text.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';

const name = fc.constantFrom('add-login', 'tune-cache', 'Odd_Name.v2', 'ünï', 'with (brackets)', 'a b');
const words = fc.constantFrom(
  'Login',
  '`code` here',
  '*bold* [x]',
  '**strong** end**',
  '<T> of List',
  '<!-- open',
  '1. One',
  'tail \\',
  '[open',
  '`open',
  'Ünï 漢字',
  '<b>x</b>',
  '_',
);
const change = fc.record({
  name,
  day: fc.constantFrom('2025-05-01', '2025-05-02', '2024-01-01'),
  deltas: fc.array(fc.tuple(fc.constantFrom('ADDED', 'MODIFIED', 'REMOVED'), words), {maxLength: 3}),
  title: words,
  summary: words,
  section: fc.option(fc.constantFrom('Fixed', 'Security', 'Extras', 'none')),
});
const changes = fc.uniqueArray(change, {maxLength: 4, selector: (one) => one.name});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function projectWith(archived: readonly Change[]): Project {
  const files = archived.map((one) => {
    const folder = `openspec/changes/archive/${one.day}-${one.name}`;
    const deltas = one.deltas.map(([kind, feature], index) => [
      `${folder}/specs/${index} (x).md`,
      `# ${kind}: ${feature}\n\n## Summary\n\n${one.summary}\n`,
    ]);
    const metadata = one.section === null ? '' : `section: ${one.section}\n`;
    return {
      [`${folder}/proposal.md`]: `# Proposal: ${one.title}\n`,
      [`${folder}/.openspec.yaml`]: metadata,
      ...Object.fromEntries(deltas),
    };
  });
  return projectOf(Object.assign({}, ...files));
}

const read = (text: string): Document => parse(sourceOf('CHANGELOG.md', text));

function project(text: string, of: Project, records: ReadonlyMap<string, ViewRecord>): Projected {
  const state = {active: [], archived: of.archive};
  const recordOf = ({folder}: {readonly folder: string}) => records.get(folder);
  return keepAChangelog.project(read(text), {...projection, state, recordOf, adds: () => true});
}

/** All but the target of `Unreleased` is there as it was, and in its order. */
function isInsertion({start, end}: TextEdit): boolean {
  return start === end;
}

test('a projection only inserts, and a second one changes nothing', () => {
  fc.assert(
    fc.property(changelogText, changes, (text, archived) => {
      const own = projectWith(archived);
      const first = project(text, own, new Map());
      expect(first.edits.filter((edit) => !isInsertion(edit))).toEqual([]);
      const once = applyEdits(text, first.edits);
      const again = project(once, own, first.records);
      expect(again.edits).toEqual([]);
      expect([...again.records]).toEqual([...first.records]);
      expect(again.conflicts).toEqual([]);
      const ending = text.includes('\r\n') ? '\r\n' : '\n';
      expect(new Set(once.match(/\r\n|\n|\r/g) ?? [ending])).toEqual(new Set([ending]));
    }),
    {numRuns: 60},
  );
});

test('every entry stands under Unreleased, in a section of its title', () => {
  fc.assert(
    fc.property(changelogText, changes, (text, archived) => {
      const own = projectWith(archived);
      const first = project(text, own, new Map());
      const after = read(applyEdits(text, first.edits));
      const {unreleased, versions} = readReleases(after, defaultSettings);
      expect(versions.length).toBe(readReleases(read(text), defaultSettings).versions.length);
      const shown = [...first.records.values()].flatMap(({fields}) => Object.keys(fields)).length;
      if (shown === 0) return;
      const second = project(after.text, own, new Map());
      expect(unreleased).toBeDefined();
      expect([...second.records]).toEqual([...first.records]);
      expect(second.edits).toEqual([]);
    }),
    {numRuns: 60},
  );
});

test('the order in which branches are merged makes no difference', () => {
  fc.assert(
    fc.property(changelogText, changes, (text, archived) => {
      const own = projectWith(archived);
      const onTop = (order: readonly Project['archive'][number][]) => {
        let now = text;
        const records = new Map<string, ViewRecord>();
        for (const one of order) {
          const state = {active: [], archived: own.archive};
          const {edits, records: news} = keepAChangelog.project(read(now), {
            ...projection,
            state,
            recordOf: ({folder}) => records.get(folder),
            adds: ({folder}) => folder === one.folder,
          });
          for (const [folder, record] of news) records.set(folder, record);
          now = applyEdits(now, edits);
        }
        return now;
      };
      expect(onTop(own.archive.toReversed())).toBe(onTop(own.archive));
    }),
    {numRuns: 40},
  );
});

test('a release takes all that was not released, and leaves every line in its place', () => {
  fc.assert(
    fc.property(changelogText, changes, (text, archived) => {
      const before = applyEdits(text, project(text, projectWith(archived), new Map()).edits);
      const document = read(before);
      const {unreleased, versions} = readReleases(document, defaultSettings);
      const cut = cutRelease(document, defaultSettings, {version: '2.0.0', date: '2025-06-01'});
      expect(cut.kind).toBe(unreleased ? 'edits' : 'fault');
      if (cut.kind === 'fault' || !unreleased) return;
      const replaced = cut.edits.filter((edit) => !isInsertion(edit));
      expect(replaced.every(({start, end}) => /compare\//.test(before.slice(start, end)))).toBe(true);
      const after = read(applyEdits(before, cut.edits));
      const now = readReleases(after, defaultSettings);
      expect(now.versions.map(({version}) => version)).toEqual([
        '2.0.0',
        ...versions.map(({version}) => version),
      ]);
      expect(now.unreleased?.chapters).toHaveLength(1);
      const rest = now.unreleased && after.text.slice(now.unreleased.heading.end, now.unreleased.end);
      expect(rest?.trim()).toMatch(/^(?:---|\*\*\*)?$/);
      const said = before.slice(unreleased.heading.end, unreleased.end);
      const notes = notesOf(after, defaultSettings, '2.0.0') ?? '';
      for (const line of said.split(/\r?\n/).filter((each) => /change\]\(/.test(each)))
        expect(notes).toContain(line);
    }),
    {numRuns: 60},
  );
});
