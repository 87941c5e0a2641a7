import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {textAfter} from '../../src/plan/plan.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {README} from '../../src/project/paths.ts';
import {withSources} from '../../src/project/read-project.ts';
import {packageRoot} from '../support/run-cli.ts';

const corpus = join(packageRoot, '../shared/corpus');
const kept = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, ...README.split('/'))))
  : [];

describe.runIf(kept.length > 0)('READMEs of real repositories', () => {
  test.each(kept)('%s: what is missing is added, every line stays in its place', (name) => {
    const {project} = openProject(nodeFs, join(corpus, name));
    const before = project.document(README)?.text ?? '';
    const [write] = updateChangelogs(project).files;
    const after = write?.kind === 'write' ? textAfter(write) : before;
    const lines = after.split('\n');
    let at = 0;
    for (const line of before.split('\n')) {
      at = lines.indexOf(line, at) + 1;
      expect(at, line).toBeGreaterThan(0);
    }
    expect(
      updateChangelogs(withSources(project, new Map([[README, sourceOf(README, after)]]))).files,
    ).toEqual([]);
  });
});
