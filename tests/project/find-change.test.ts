import {expect, test} from 'vitest';
import {findChange} from '../../src/project/find-change.ts';
import {Refusal} from '../../src/refusal.ts';
import {projectOf} from '../support/project.ts';

const project = projectOf({
  'openspec/changes/add-login/proposal.md': '# Login\n',
  'openspec/changes/$(touch x)/proposal.md': '# Odd\n',
  'openspec/changes/archive/2026-01-01-add-login/proposal.md': '# Login\n',
  'openspec/changes/archive/2026-01-01-drop-cache/proposal.md': '# Cache\n',
  'openspec/changes/archive/2026-02-01-drop-cache/proposal.md': '# Cache again\n',
  'openspec/changes/archive/undated/proposal.md': '# Undated\n',
});

function refusalOf(name: string): unknown {
  try {
    return findChange(project, name);
  } catch (error) {
    return error;
  }
}

test.each([
  ['add-login', 'add-login'],
  ['2026-01-01-add-login', 'archive/2026-01-01-add-login'],
  ['drop-cache', 'archive/2026-02-01-drop-cache'],
  ['2026-01-01-drop-cache', 'archive/2026-01-01-drop-cache'],
  ['undated', 'archive/undated'],
])('%s is %s', (name, folder) => {
  expect(findChange(project, name).folder).toBe(`openspec/changes/${folder}`);
});

test.each([
  ['add-logn', 'No change is named `add-logn`; did you mean `add-login`?', 'openspec show add-login'],
  ['ADD-LOGIN', 'No change is named `ADD-LOGIN`; did you mean `add-login`?', 'openspec show add-login'],
  ['drop-cahce', 'No change is named `drop-cahce`; did you mean `drop-cache`?', 'openspec show drop-cache'],
  ['something-else-entirely', 'No change is named `something-else-entirely`', 'openspec list'],
  ['../add-login', 'No change is named `../add-login`; did you mean `add-login`?', 'openspec show add-login'],
  ['archive/undated', 'No change is named `archive/undated`', 'openspec list'],
  ['', 'No change is named ``', 'openspec list'],
  ['\u001B[31mx\n', 'No change is named `\\u001b[31mx\\u000a`', 'openspec list'],
  ['$(touch y)', 'No change is named `$(touch y)`; did you mean `$(touch x)`?', 'openspec list'],
  ['x'.repeat(100_000), `No change is named \`${'x'.repeat(200)}...\``, 'openspec list'],
])('%j is refused', (name, message, hint) => {
  const refusal = refusalOf(name);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({code: 'unknown-change', message, hint});
});

test('in an empty project nothing is meant', () => {
  expect(() => findChange(projectOf({}), 'x')).toThrow('No change is named `x`');
});
