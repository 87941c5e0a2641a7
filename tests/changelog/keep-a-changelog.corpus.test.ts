import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {cutRelease} from '../../src/changelog/formats/keep-a-changelog/cut-release.ts';
import {readReleases} from '../../src/changelog/formats/keep-a-changelog/releases.ts';
import {releasesAsData} from '../../src/changelog/formats/keep-a-changelog/releases-data.ts';
import {keepAChangelog} from '../../src/changelog/formats/keep-a-changelog.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {decode, sourceOf} from '../../src/markdown/source.ts';
import {defaultSettings} from '../../src/project/changelog-config.ts';
import {projectOf} from '../support/project.ts';
import {projection} from '../support/projection.ts';
import {packageRoot} from '../support/run-cli.ts';

const shared = join(packageRoot, '../shared');
const seed = join(shared, 'seeds/keep-a-changelog.md');

/** The changelogs of real repositories, wherever they lie in the corpus. */
const files = existsSync(join(shared, 'corpus'))
  ? readdirSync(join(shared, 'corpus')).flatMap((name) =>
      readdirSync(join(shared, 'corpus', name))
        .filter((file) => name === 'changelogs' || /CHANGELOG\.md$/.test(file))
        .map((file) => join(shared, 'corpus', name, file)),
    )
  : [];

/** Long ones only where all of the corpus is asked for. */
const endings = files
  .filter((file) => statSync(file).size < 60_000 || process.env['OPENSPEC_CORPUS'] === 'all')
  .flatMap((file) => [[file, '\n'] as const, [file, '\r\n'] as const]);

const LOGIN = {
  'openspec/changes/archive/2030-01-02-login/specs/login.md':
    '# ADDED: Login\n\n## Summary\n\nWho are you? Say it.\n',
  'openspec/changes/archive/2030-01-01-crash/.openspec.yaml': 'section: Fixed\n',
  'openspec/changes/archive/2030-01-01-crash/specs/names.md': '# MODIFIED: Long Names\n',
};
const {archive} = projectOf(LOGIN);
const state = {active: [], archived: archive};
const own = rules.filter(({family, id}) => family === 'changelog' && id.startsWith('release-'));

function findings(text: string) {
  const config = 'changelog:\n  views: [keep-a-changelog]\n';
  const project = projectOf({...LOGIN, 'CHANGELOG.md': text, 'openspec/config.yaml': config});
  return lint(project, wholeProject(project), {rules: own});
}

describe.runIf(files.length > 0)('changelogs of real repositories', () => {
  test.each(endings)(
    '%s takes entries and a release, line ending %j',
    (file, ending) => {
      const {text: given} = decode('CHANGELOG.md', readFileSync(file));
      const text = given.replace(/\r\n|\n/g, ending);
      const document = parse(sourceOf('CHANGELOG.md', text));
      const {versions} = readReleases(document, defaultSettings);
      const first = keepAChangelog.project(document, {...projection, state});
      expect(first.edits.every(({start, end}) => start === end)).toBe(true);
      const once = parse(sourceOf('CHANGELOG.md', applyEdits(text, first.edits)));
      const recordOf = ({folder}: {readonly folder: string}) => first.records.get(folder);
      expect(keepAChangelog.project(once, {...projection, state, recordOf})).toEqual({
        edits: [],
        records: first.records,
        conflicts: [],
      });
      expect(once.text.match(/\r\n|\n/g)?.every((each) => each === ending)).toBe(true);
      const cut = cutRelease(once, defaultSettings, {version: '99.0.0', date: '2030-02-01'});
      if (cut.kind === 'fault') throw new Error(cut.reason);
      const replaced = cut.edits.filter(({start, end}) => start < end);
      expect(replaced.map(({start, end}) => once.text.slice(start, end)).join()).toMatch(/^(?:https:\S+)?$/);
      const after = readReleases(
        parse(sourceOf('CHANGELOG.md', applyEdits(once.text, cut.edits))),
        defaultSettings,
      );
      expect(after.versions.map(({version}) => version)).toEqual([
        '99.0.0',
        ...versions.map(({version}) => version),
      ]);
    },
    120_000,
  );

  test.each(files)('%s has no errors', (file) => {
    const {text} = decode('CHANGELOG.md', readFileSync(file));
    expect(findings(text).filter(({severity}) => severity === 'error')).toEqual([]);
  });
});

describe.runIf(existsSync(seed))('the changelog that brought this view', () => {
  const text = existsSync(seed) ? readFileSync(seed, 'utf8') : '';

  test('is understood', () => {
    const model = releasesAsData(parse(sourceOf('CHANGELOG.md', text)), defaultSettings);
    const common = {kind: 'released', isBracketed: true, isYanked: false};
    expect(model).toEqual([
      {...common, version: '1.0.0', date: '2025-11-27', sections: ['Added', 'Changed', 'Technical Details']},
      {...common, version: '0.1.1', date: '2025-11-25', sections: ['Changed', 'Fixed']},
      {
        ...common,
        version: '0.1.0',
        date: '2025-11-24',
        sections: ['Added', 'Technical Details', 'Documentation'],
      },
    ]);
  });

  test('takes entries, every byte of its own where it was', () => {
    const {edits, records} = keepAChangelog.project(parse(sourceOf('CHANGELOG.md', text)), {
      ...projection,
      state,
    });
    const news = [
      '## [Unreleased]',
      '',
      '### Added',
      '',
      '- **Login**: Who are you? ([change](openspec/changes/archive/2030-01-02-login))',
      '',
      '### Fixed',
      '',
      '- **Long Names** ([change](openspec/changes/archive/2030-01-01-crash))',
      '',
      '---',
      '',
      '',
    ].join('\n');
    const after = applyEdits(text, edits);
    expect(after).toBe(text.replace('## [1.0.0]', `${news}## [1.0.0]`));
    expect(findings(after)).toEqual(findings(text));
    const recordOf = ({folder}: {readonly folder: string}) => records.get(folder);
    const again = keepAChangelog.project(parse(sourceOf('CHANGELOG.md', after)), {
      ...projection,
      state,
      recordOf,
    });
    expect(again.edits).toEqual([]);
    expect(again.records).toEqual(records);
  });
});
