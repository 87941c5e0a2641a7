import {describe, expect, test} from 'vitest';
import {noControlCharacters} from '../../src/lint/rules/no-control-characters.ts';
import {noInvisibleCharacters} from '../../src/lint/rules/no-invisible-characters.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {invisibleIn} from '../../src/lint/text/invisible.ts';
import {planFixes} from '../../src/plan/fix-findings.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const codes = (text: string) => Array.from(invisibleIn(text), ({code}) => code);
const PATH = 'openspec/changes/a/proposal.md';
const check = (project: Project) =>
  lint(project, wholeProject(project), {rules: [noInvisibleCharacters, noControlCharacters]});

describe('characters that nobody sees', () => {
  test.each([
    ['plain text', 'a\u{E0041}\u{E0042}', ['U+E0041', 'U+E0042']],
    ['an emoji whose tags have no end', '\u{1F3F4}\u{E0067}\u{E0062} a', ['U+E0067', 'U+E0062']],
    ['tags behind a tag sequence', '\u{1F3F4}\u{E0067}\u{E007F}\u{E0041}', ['U+E0041']],
    ['the Arabic letter mark among other letters', 'a\u061Cb', ['U+061C']],
    ['signs of formulas', 'f\u2061(x)\u2064', ['U+2061', 'U+2064']],
    ['a soft hyphen', 'pass\u00ADword', ['U+00AD']],
    ['fillers', 'a\u3164b\u115F\u1160\uFFA0', ['U+3164', 'U+115F', 'U+1160', 'U+FFA0']],
    ['a word joiner within a word', 'log\u2060in', ['U+2060']],
    ['an isolate without an end', 'a \u2066b', ['U+2066']],
    ['an end without an isolate', 'a\u2069 b', ['U+2069']],
    ['an isolate closed on the next line', '\u2066a\nb\u2069', ['U+2066', 'U+2069']],
    [
      'isolates that change places',
      '\u2067\u2066if\u2069 \u2066x\u2069\u2069',
      ['U+2067', 'U+2066', 'U+2069', 'U+2066', 'U+2069', 'U+2069'],
    ],
    ['the same with a letter that runs from right to left', 'א \u2067a b\u2069', ['U+2067', 'U+2069']],
    ['an override among isolates', '\u2068\u202Ea\u202C\u2069', ['U+202E', 'U+202C']],
    ['an override among right-to-left words', 'אבא \u202Eabc', ['U+202E']],
  ])('are told: %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test.each([
    ['the flag of England', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    [
      'a name in a sentence',
      'Hello \u2068Ada\u2069, you have \u20663\u2069 new \u2068\u2066files\u2069\u2069',
    ],
    ['a right-to-left name in a sentence', 'Hello \u2068אבא\u2069 and \u2067אבא 2\u2069'],
    ['a word joiner among digits and signs', '5\u2060–\u206010\u2060%'],
    ['the Arabic letter mark among Arabic letters', 'سعر \u061C10'],
    ['a filler beside Hangul', '\u115F\u1161'],
    ['joiners of a family', '👨\u200D👩\u200D👧'],
  ])('are left alone: %s', (_, text) => {
    expect(codes(text)).toEqual([]);
  });
});

test('each line is told by itself, and the rest of many together', () => {
  const text = `${'Wo\u200Brds\u0007\n\n'.repeat(23)}a \u202Eb\n`;
  const told = check(projectOf({[PATH]: text}));
  expect(told.filter(({start}) => start).length).toBe(41);
  expect(told.flatMap(({start, message}) => (start ? [] : [message]))).toEqual([
    'Control characters in 3 more places, expected them deleted',
    'Invisible characters in 3 more places, expected them deleted',
  ]);
  expect(told.at(-1)).toMatchObject({start: {line: 47}, rule: 'no-invisible-characters'});
  const {project} = planFixes(projectOf({[PATH]: text}), check, {isUnsafe: true});
  expect(project.document(PATH)?.text).toBe(`${'Words\n\n'.repeat(23)}a b\n`);
});

test('a comment about one line says nothing of the next', () => {
  const text =
    '<!-- openspec-disable-next-line no-invisible-characters -->\nWo\u200Brds\n\nOnly \u202Enimda\n';
  expect(check(projectOf({[PATH]: text})).map(({start}) => start?.line)).toEqual([4]);
});
