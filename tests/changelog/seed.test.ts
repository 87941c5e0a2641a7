import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {textAfter} from '../../src/plan/plan.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {projectOf} from '../support/project.ts';
import {packageRoot} from '../support/run-cli.ts';

const seed = join(packageRoot, '../shared/seeds/changes-readme.md');
const README = 'openspec/changes/README.md';
const text = existsSync(seed) ? readFileSync(seed, 'utf8') : '';

function updated(readme: string, changes: Readonly<Record<string, string>>): string {
  const [write] = updateChangelogs(projectOf({[README]: readme, ...changes})).files;
  return write?.kind === 'write' ? textAfter(write) : readme;
}

describe.runIf(text !== '')('the README that brought this view', () => {
  const proposed = {'openspec/changes/add-probe/proposal.md': '# A probe\n'};
  const archived = {
    'openspec/changes/archive/2026-03-01-add-probe/proposal.md': '# A probe\n',
    'openspec/changes/archive/2026-03-01-add-probe/specs/probe.md': '# ADDED: Probe\n',
  };

  test('is up to date as it is', () => {
    expect(updated(text, {})).toBe(text);
  });

  test('takes in a change in one line, and keeps it when its folder is not here', () => {
    const sentence = /^No active .*$/m.exec(text)?.[0] ?? '';
    const one = updated(text, proposed);
    expect(one).toBe(text.replace(sentence, '- `add-probe/` - A probe'));
    expect(updated(one, {})).toBe(one);
  });

  test.each(['\n', '\r\n'])('records an archive in a row and an item, line ending %j', (ending) => {
    const before = updated(text, proposed).replaceAll('\n', ending);
    const lines = updated(before, archived).split(ending);
    const news = lines.filter((line) => !text.split('\n').includes(line));
    expect(news).toEqual(['| 2026-03-01 | Probe | ADDED | Archived |', '- `add-probe/` - A probe']);
    expect(lines.filter((line) => !news.includes(line)).join('\n')).toBe(text);
  });
});
