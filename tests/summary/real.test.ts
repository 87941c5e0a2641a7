import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {printSummary} from '../../src/summary/file/print-summary.ts';
import {recordOf} from '../../src/summary/file/project-summary.ts';
import {readSummary} from '../../src/summary/file/read-summary.ts';
import {FORM, SUMMARY} from '../../src/summary/form.ts';
import {projectOf} from '../support/project.ts';
import {changeFiles} from '../support/small-project.ts';
import {line, projected, summaryOf} from '../support/summary.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const seedFile = new URL('seeds/proposal-summary.md', SHARED);
const seed = existsSync(seedFile) ? readFileSync(seedFile, 'utf8') : '';

/** The summaries people wrote by hand, by the folder each lies in. */
const real = ['openspec/changes/', 'openspec/changes/archive/'].flatMap((folder) => {
  const place = new URL(`corpus/samotage+claude-headspace/${folder}`, SHARED);
  if (!existsSync(place)) return [];
  return readdirSync(place).flatMap((name) => {
    const file = new URL(`${name}/${SUMMARY}`, place);
    return existsSync(file) ? [[name, readFileSync(file, 'utf8')] as const] : [];
  });
});

/** What lint says of a project in which each of these is the summary of a change. */
function findingsIn(texts: readonly string[]): readonly string[] {
  const files = texts.map((text, index) => ({
    ...changeFiles(`add-probe-${index}`),
    [`openspec/changes/add-probe-${index}/${SUMMARY}`]: text,
  }));
  const project = projectOf(Object.assign({}, ...files));
  return lint(project, wholeProject(project)).map(({rule, path, message}) => `${path} ${rule} ${message}`);
}

/** A summary of what a file says itself: each section with the items it has. */
function sameAs(text: string) {
  const read = readSummary(parse(sourceOf(SUMMARY, text)));
  const sections = FORM.flatMap(({id}) => {
    const items = read.get(id)?.items;
    return items ? [{id, lines: items.map((item) => line(item.text))}] : [];
  });
  return {change: /^# Proposal Summary: (.*)/.exec(text)?.[1] ?? '', sections};
}

describe.runIf(seed !== '')('the summary that brought this form', () => {
  test('lints as nothing', () => {
    expect(findingsIn([seed])).toEqual([]);
  });

  test('is printed byte by byte from what is read of it', () => {
    expect(printSummary(sameAs(seed))).toBe(seed);
  });

  test('is up to date when its own lines are projected into it', () => {
    const {edits, record, kept} = projected(seed, sameAs(seed));
    expect({edits, kept}).toEqual({edits: [], kept: []});
    expect(record).toEqual(recordOf(sameAs(seed)));
  });
});

describe.runIf(real.length > 0)('summaries written by hand', () => {
  test('are as many as are told of', () => {
    expect(real.length).toBeGreaterThan(40);
  });

  test('lint as nothing', () => {
    expect(findingsIn(real.map(([, text]) => text))).toEqual([]);
  });

  test('stay as they are, but for what their authors do not tell of', () => {
    const summary = summaryOf({
      'architecture-decisions': [line('Probe the cache first')],
      'new-files': [line('`src/probe/never-told.ts` — the probe')],
      'openspec-references': [line('`openspec/changes/add-probe/proposal.md`')],
    });
    for (const [name, text] of real.filter((_, index) => index % 4 === 0)) {
      const {text: after, kept, conflicts, record} = projected(text, summary);
      expect(conflicts, name).toEqual([]);
      expect(kept, name).toContain('architecture-decisions');
      const added = after.split(/\r\n|\n/).filter((each) => !text.includes(each.trim()));
      expect(
        added.map((each) => each.replace(/^[-*] +/, '')),
        name,
      ).toEqual(expect.arrayContaining(['`src/probe/never-told.ts` — the probe']));
      expect(added.length, name).toBeLessThanOrEqual(3);
      expect(projected(after, summary, record).edits, name).toEqual([]);
    }
  });
});
