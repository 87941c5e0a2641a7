import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {type LoggedEntry, readTechnicalLog} from '../../src/changelog/formats/technical/log.ts';
import {headingSlot, type SlotKind, slotOf} from '../../src/changelog/formats/technical/slots.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {TECHNICAL_LOG} from '../../src/project/paths.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';
import {packageRoot} from '../support/run-cli.ts';
import {archived, logged, worksOf} from '../support/technical-log.ts';

const shared = join(packageRoot, '../shared');
const SEED = 'seeds/technical-change-log.md';
const CORPUS = 'corpus/kevin-toles+llm-gateway';
const logs = [SEED, `${CORPUS}/${TECHNICAL_LOG}`, `${CORPUS}/docs/${TECHNICAL_LOG}`].filter((path) =>
  existsSync(join(shared, path)),
);
const textOf = (path: string) => readFileSync(join(shared, path), 'utf8');

const CHANGE = {
  [archived('2026-02-11-weigh-parcels', 'proposal.md')]:
    '# Proposal: Weigh parcels\n\n## Why\n\nPostage was guessed, see CL-005. No more.\n',
  [archived('2026-02-11-weigh-parcels', 'specs/scale.md')]:
    '# ADDED: Scale\n\n## Files Changed\n\n- `src/scale.py` - Reads the scale\n',
};
const works = worksOf({
  'weigh-parcels': {
    commits: ['c'.repeat(40)],
    files: [
      {kind: 'modified', path: 'src/main.py', lines: {added: 2, deleted: 1}, subject: 'feat: weigh'},
      {kind: 'added', path: 'src/scale.py', lines: {added: 40, deleted: 0}},
    ],
  },
});

const SLOTS: readonly SlotKind[] = ['date', 'summary', 'commit', 'references'];

/** All that is understood of an entry. */
function understood(text: string, entry: LoggedEntry) {
  const {number, title, date, commits, files} = entry;
  const slots = SLOTS.map((kind) => [kind, slotOf(text, entry, kind)?.text] as const);
  return {
    number,
    title,
    date,
    heading: headingSlot(text, entry).text,
    ...Object.fromEntries(slots.filter(([, said]) => said !== undefined)),
    ...(commits.length > 0 && {commits: commits.map(({hash}) => hash)}),
    files: files.map(({path, description, count}) => ({path, ...(count && {count}), description})),
  };
}

function findings(project: Project): readonly string[] {
  return lint(project, wholeProject(project))
    .filter(({path}) => path === TECHNICAL_LOG)
    .map(({rule, message}) => `${rule}: ${message}`);
}

describe.runIf(logs.length > 0)('logs of real repositories', () => {
  test.runIf(logs.includes(SEED))('the seed is understood whole', () => {
    const text = textOf(SEED);
    const entries = readTechnicalLog(parse(sourceOf(SEED, text))).map((entry) => understood(text, entry));
    const told = readFileSync(new URL('technical-log/seed.json', import.meta.url), 'utf8');
    expect(entries).toEqual(JSON.parse(told));
  });

  test.each(logs.flatMap((path) => ['\n', '\r\n'].map((ending) => [path, ending] as const)))(
    '%s, line ending %j: a new entry is inserted, then filled in, and all else stays',
    (path, ending) => {
      const text = textOf(path).replaceAll('\n', ending);
      const before = projectOf({[TECHNICAL_LOG]: text, ...CHANGE});
      const once = logged(before);
      const [entry] = readTechnicalLog(parse(sourceOf(path, once.log)));
      const last = once.log.length - text.length;
      const start = [...text].findIndex((_, at) => text[at] !== once.log[at]);
      const at = Array.from({length: start + 1}, (_, back) => start - back).find(
        (each) => once.log.slice(0, each) + once.log.slice(each + last) === text,
      );
      expect(at).toBeGreaterThanOrEqual(0);
      expect(once.log.replaceAll(ending, '')).not.toMatch(/[\r\n]/);
      expect(entry).toMatchObject({title: 'Weigh parcels', date: '2026-02-11'});
      expect(entry?.files.map((file) => file.path)).toEqual(['src/scale.py']);
      expect(logged(once.project).written).toBe(0);
      expect(findings(once.project)).toEqual(findings(before));

      const known = logged(once.project, {works});
      const [filled] = readTechnicalLog(parse(sourceOf(path, known.log)));
      expect(filled).toMatchObject({number: entry?.number, commits: [{hash: 'ccccccc'}]});
      expect(filled?.files.map((file) => file.path).toSorted()).toEqual(['src/main.py', 'src/scale.py']);
      const grown = known.log.length - once.log.length;
      expect(known.log.slice(filled?.section.end ?? 0)).toBe(
        once.log.slice((filled?.section.end ?? 0) - grown),
      );
      expect(logged(known.project, {works}).written).toBe(0);
      expect(findings(known.project)).toEqual(findings(before));
    },
  );
});
