import fc from 'fast-check';
import {hashOfText} from '../../../src/disk/journal.ts';
import type {Finding} from '../../../src/lint/rule.ts';
import {lint} from '../../../src/lint/run.ts';
import {wholeProject} from '../../../src/lint/scope.ts';
import type {Report} from '../../../src/report/findings/format.ts';
import type {Style} from '../../../src/report/style.ts';
import {projectOf} from '../../support/project.ts';

/** A style without colours. */
export const plain: Style = {paint: (_, text) => text, hasUnicode: true, width: 80};

/** A report about a project of these files, of what the rules find unless findings are given. */
export function reportOf(files: Readonly<Record<string, string>>, given: Partial<Report> = {}): Report {
  const project = projectOf(files);
  return {
    findings: lint(project, wholeProject(project)),
    project,
    prefix: '',
    fixed: [],
    diff: undefined,
    version: '1.2.3',
    pageOf: (rule) => `# ${rule}\n`,
    hash: hashOfText,
    called: {program: 'openspec', root: undefined},
    seen: (path) => path,
    onDisk: undefined,
    ...given,
  };
}

/** Files with findings of all kinds: with and without a place, about a file and about a folder, with fixes and without. */
export const messy: Readonly<Record<string, string>> = {
  'openspec/changes/add-x/proposal.md': '# X\n\n## Why\n\nBecause â†’ it is 😀 so.\n',
  'openspec/changes/add-x/tasks.md': '- [y] 1.1 One\n',
  'openspec/changes/add-x/specs/x.md': '# ADDED: X\n\n### Description\n\n<<<<<<< ours\n',
  'openspec/changes/Bad Name/notes.txt': '',
  'openspec/specs/a/spec.md':
    '# a\n\n## Requirements\n\n### Requirement: A\n\nIt SHALL.\n\n### Requirement: A\n\nIt SHALL.\n',
};

const ACTING = [
  ']]>',
  '%0A',
  '%25',
  '::',
  '::error file=x::y',
  '##[group]',
  '"',
  "'",
  '&amp;',
  '<b>',
  '\u001B[31m',
  '\r\n',
  '\t',
  '\u202E',
  '😀',
  '\uD800',
  '\uFFFF',
  ' ',
  ',',
  '=',
  '[a](b)',
  '{0}',
];

/** Texts that mean something to one format or another. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...ACTING), fc.string({unit: 'binary', maxLength: 5})), {maxLength: 6})
  .map((parts) => parts.join(''));

/** A path as a system that allows nearly everything may have it. */
export const anyPath = anyText.map((text) => `openspec/${text.replace(/[/\0]/g, '')}x.md`);

const point = fc.record({line: fc.integer({min: 1, max: 9}), column: fc.integer({min: 1, max: 9})});

/** A finding with hostile words in a hostile path. */
export const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    severity: fc.constantFrom('error', 'warning', 'info'),
    path: anyPath,
    message: anyText,
    start: fc.option(point, {nil: undefined}),
    other: anyText,
  })
  .map(({severity, path, message, start, other}) => {
    const at = start && {...start, offset: 0};
    const end = at && {...at, column: at.column + 2, offset: 2};
    const related = at && end ? [{path, start: at, end, message: other}] : [];
    return {
      rule: 'no-bom',
      severity,
      path,
      start: at,
      end,
      message,
      fix: undefined,
      unsafeFix: undefined,
      related,
    };
  });
