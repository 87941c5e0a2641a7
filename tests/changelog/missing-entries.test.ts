import fc from 'fast-check';
import {expect, test} from 'vitest';
import {archiveLinksIn} from '../../src/changelog/formats/keep-a-changelog/archive-links.ts';
import {keepAChangelog} from '../../src/changelog/formats/keep-a-changelog.ts';
import {plainView} from '../../src/changelog/kept-views.ts';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {projectionOf} from '../../src/plan/project-views.ts';
import {projectOf} from '../support/project.ts';

const LOG = 'CHANGELOG.md';
const KEPT = plainView(keepAChangelog);

const change = fc.record({
  day: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
  deltas: fc.constantFrom(['a'], ['a', 'b'], []),
  written: fc.constantFrom(undefined, [], ['a'], ['a', 'b']),
  isOut: fc.boolean(),
  stands: fc.constantFrom('nowhere', 'pending', 'pending whole', 'released'),
});
type Told = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function filesOf(changes: readonly Told[]): Readonly<Record<string, string>> {
  const told = changes.map((each, index) => ({...each, name: `c${index}`, folder: folderOf(each, index)}));
  const items = (where: string, key: string) =>
    told.flatMap(({folder, stands}) => (stands === where ? `- It ([change](${folder}${key}))\n` : []));
  const files = told.flatMap(({name, folder, deltas, written, isOut}) => [
    [`${folder}/proposal.md`, `# ${name}\n`],
    [`${folder}/.openspec.yaml`, isOut ? 'section: none\n' : 'text: Words\n'],
    ...deltas.map((delta) => [`${folder}/specs/${delta}.md`, `# ADDED: ${delta} of ${name}\n`]),
    ...(written ? [[`${folder}/.openspec-changelog.json`, recordOf(name, written)]] : []),
  ]);
  return {
    ...Object.fromEntries(files),
    [LOG]: `# Changelog\n\n## [Unreleased]\n\n### Added\n\n${items('pending', '/specs/a.md').join('')}${items('pending whole', '').join('')}\n## [1.0.0] - 2026-01-02\n\n${items('released', '').join('')}`,
  };
}

function folderOf({day}: Told, index: number): string {
  return `openspec/changes/archive/${day}-c${index}`;
}

function recordOf(name: string, written: readonly string[]): string {
  const fields = Object.fromEntries(written.map((delta) => [`specs/${delta}.md`, 'It']));
  return JSON.stringify({version: 1, change: name, views: {[LOG]: {fields}}});
}

test('what is missing is what a projection that takes the side of the source adds', () => {
  fc.assert(
    fc.property(fc.array(change, {minLength: 1, maxLength: 4}), (changes) => {
      const project = projectOf(filesOf(changes));
      const document = project.document(LOG) ?? parse(sourceOf(LOG, ''));
      const projection = projectionOf(project, KEPT, {accept: 'source'});
      const {edits} = keepAChangelog.project(document, projection);
      const after = parse(sourceOf(LOG, applyEdits(document.text, edits)));
      const missing = keepAChangelog.missing?.(document, projection) ?? [];
      expect(missing.map((each) => each.change.folder).toSorted()).toEqual(gained(document, after));
    }),
  );
});

/** The folders that more links lead to than before. */
function gained(before: ReturnType<typeof parse>, after: ReturnType<typeof parse>): readonly string[] {
  const count = (document: typeof before, folder: string) =>
    archiveLinksIn(document).filter((link) => link.folder === folder).length;
  const folders = [...new Set(archiveLinksIn(after).map(({folder}) => folder))];
  return folders.filter((folder) => count(after, folder) > count(before, folder)).toSorted();
}
