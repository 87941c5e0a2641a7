import {existsSync, readdirSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
/** Bytes; `OPENSPEC_CORPUS=all` takes the larger trees too. */
const LARGEST = process.env['OPENSPEC_CORPUS'] === 'all' ? Number.POSITIVE_INFINITY : 2_000_000;

const roots = existsSync(CORPUS) ? rootsBelow(fileURLToPath(CORPUS)) : [];

/** Rules that may speak of a real repository; what they say was looked at. The others must have nothing to say. */
const MAY_SPEAK =
  /^(?:change-has-delta|changelog-entries|config-valid|delta-purpose|overlapping-changes|proposal-exists|requirement-(?:length|new|target)|scenario-kept|spec-(?:purpose|sections))$/;

describe.skipIf(roots.length === 0)('real trees', () => {
  test.each(roots.filter((root) => sizeOf(`${root}openspec/`) <= LARGEST))(
    'have nothing wrong that is not wrong, tree %#',
    (root) => {
      const {project} = openProject(nodeFs, root);
      const findings = lint(project, wholeProject(project), {rules});
      expect(findings.filter(({rule}) => !MAY_SPEAK.test(rule))).toEqual([]);
    },
  );
});

function rootsBelow(folder: string): readonly string[] {
  const names = foldersIn(folder);
  if (names.includes('openspec')) return [folder];
  return names.flatMap((name) => rootsBelow(`${folder}${name}/`));
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, {withFileTypes: true, recursive: true}).filter((entry) =>
    entry.isFile(),
  );
  return entries.reduce((sum, {parentPath, name}) => sum + statSync(`${parentPath}/${name}`).size, 0);
}
