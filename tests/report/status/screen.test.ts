import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {forCheck} from '../../../src/lint/check-change.ts';
import {planArchive} from '../../../src/plan/archive-changes.ts';
import type {Change} from '../../../src/project/change.ts';
import type {Check} from '../../../src/project/guidelines.ts';
import type {Project} from '../../../src/project/project.ts';
import {Refusal} from '../../../src/refusal.ts';
import {statusScreen} from '../../../src/report/status/screen.ts';
import type {WholeState} from '../../../src/report/status/state.ts';
import {statusJson} from '../../../src/report/status/status-json.ts';
import {wholeStateOf} from '../../../src/report/status/whole-state.ts';
import {actingIn} from '../../support/hostile.ts';
import {projectOf} from '../../support/project.ts';
import {trees} from './trees.ts';

const TODAY = '2026-03-01';

function stateWithoutGit(project: Project, change: Change): WholeState {
  return wholeStateOf(project, {
    ...{change, today: TODAY, facts: undefined, touchedBy: () => []},
    checked: forCheck(project, change),
    work: {kind: 'unknown', reason: 'Nobody asked'},
  });
}

function screenAt(state: WholeState, width: number, hasUnicode = true): readonly string[] {
  const style = {width, hasUnicode, paint: (_: string, text: string) => text};
  return statusScreen(state, style, true).split('\n');
}

/** Whether `openspec archive` does it without a question. */
function isArchived(project: Project, change: Change): boolean {
  try {
    const {findings} = planArchive(project, {
      ...{changes: [change], date: TODAY, filled: [], allowsOpenTasks: false, validates: true},
      ...{skipsSpecs: false, updatesChangelogs: true},
      merging: {allowsScenarioRemoval: false, retires: false},
    });
    return findings.every(({severity}) => severity !== 'error');
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

test('nothing is left exactly where an archive asks and refuses nothing', () => {
  fc.assert(
    fc.property(trees, (files) => {
      const project = projectOf(files);
      for (const change of project.changes) {
        const {left} = stateWithoutGit(project, change);
        const isReady = left.every(({isNeeded}) => !isNeeded);
        expect([change.name, isReady]).toEqual([change.name, isArchived(project, change)]);
      }
    }),
    {numRuns: 15},
  );
});

test('a folder of the archive that is taken, and a changelog that is broken, are told before', () => {
  const project = projectOf({
    'openspec/changes/add-a/proposal.md': '# A\n\n## Why\n\nBecause.\n\n## What Changes\n\n- This\n',
    'openspec/changes/add-a/.openspec.yaml': 'skip_specs: true\n',
    'openspec/changes/archive/2026-03-01-add-a/proposal.md': '# A\n',
    'openspec/changes/README.md': '# Changes\n\n## Changelog\n\n| Date | Change |\n|---|---|\n',
  });
  const {left} = stateWithoutGit(project, project.changes[0] as Change);
  expect(left.map(({command}) => command)).toEqual([
    'openspec lint openspec/changes/README.md',
    'ls openspec/changes/archive/2026-03-01-add-a',
  ]);
});

describe('the screen', () => {
  test('fits, but for commands, paths with a line and words that are too long', () => {
    fc.assert(
      fc.property(trees, fc.integer({min: 50, max: 130}), (files, width) => {
        const project = projectOf(files);
        const lines = project.changes.flatMap((change) => screenAt(stateWithoutGit(project, change), width));
        const long = lines.filter((line) => line.length > Math.min(width, 100));
        expect(long.filter((line) => !/openspec [a-z]|openspec\/\S+$/.test(line))).toEqual([]);
      }),
      {numRuns: 8},
    );
  });

  test('is ASCII where nothing else can be shown, and ends on what to do', () => {
    fc.assert(
      fc.property(trees, (files) => {
        const project = projectOf(files);
        for (const change of project.changes) {
          const lines = screenAt(stateWithoutGit(project, change), 60, false);
          expect(lines.join('')).toMatch(/^[ -~]*$/);
          expect(lines.at(-2)).toMatch(/openspec [a-z]+ |ls /);
        }
      }),
      {numRuns: 8},
    );
  });
});

describe('the checklist', () => {
  const project = projectOf({'openspec/changes/add-a/proposal.md': '# A\n'});
  const check = (command: string, isOptional = false): Check => ({
    ...{command, isOptional, document: 'AGENTS.md'},
    place: {line: 7, column: 3, offset: 60},
  });
  const checklist = [
    check('npm test'),
    check('npm run smoke -- --slow', true),
    check('echo \u001B[2J\u202E'),
  ];
  const state = {...stateWithoutGit(project, project.changes[0] as Change), checklist};

  test('shows every command, whole and safely, and says that none was run', () => {
    const lines = screenAt(state, 60);
    const start = lines.findIndex((line) => line.startsWith('Checklist'));
    expect(lines.slice(start, start + 5)).toEqual([
      'Checklist  of AGENTS.md. Not run by openspec.',
      '  npm test',
      '  npm run smoke -- --slow  (optional)',
      '  echo \\u001b[2J\\u202e',
      '',
    ]);
    expect(actingIn(lines.join('\n'))).toEqual([]);
  });

  test('is told a program with its place', () => {
    expect(statusJson(state).checklist[1]).toEqual({
      ...{command: 'npm run smoke -- --slow', isOptional: true, path: 'AGENTS.md', line: 7},
    });
  });
});
