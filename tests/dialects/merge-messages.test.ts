import {expect, test} from 'vitest';
import {shownPair} from '../../src/dialects/name-difference.ts';
import {mergeTexts, requirement, specOf} from './spec-text.ts';

const cafe = {composed: 'Caf\u00E9', decomposed: 'Cafe\u0301'};
const living = specOf(requirement('Login'), requirement('Logout'), requirement(cafe.composed));
const modified = (name: string) => `## MODIFIED Requirements\n\n${requirement(name, 'The system SHALL do.')}`;
const renamed = (from: string, to: string) => `## RENAMED Requirements\n\n- FROM: ${from}\n- TO: ${to}\n`;
const shown = `\`${cafe.decomposed}\` (character 4: U+0065 U+0301)`;
const near = `\`${cafe.composed}\` (character 4: U+00E9)`;

/** A delta, the living spec where it is another, and what is said. */
const MESSAGES: readonly (readonly [delta: string, spec: string, message: string])[] = [
  [modified('Sign in'), living, 'No requirement `Sign in` in the spec'],
  [modified('login'), living, 'No requirement `login` in the spec; did you mean `Login`?'],
  [modified(cafe.decomposed), living, `No requirement ${shown} in the spec; did you mean ${near}?`],
  [
    `## ADDED Requirements\n\n${requirement(cafe.decomposed)}`,
    living,
    `${shown} differs from ${near} in code points only, expected that one under MODIFIED, or another name`,
  ],
  [
    renamed('Login', cafe.decomposed),
    living,
    `${shown} differs from ${near} in code points only, expected a name of its own`,
  ],
  [
    renamed('Login', 'logout'),
    living,
    '`logout` differs from `Logout` in case, spacing or markup only, expected a name of its own',
  ],
  [
    modified('Login'),
    specOf(requirement('Logout'), requirement('Login').replace('Requirement: ', '')),
    '`### Login` on line 16 of the spec is not labelled, expected `### Requirement: Login`',
  ],
  [
    renamed('Login', 'Sign in'),
    specOf(requirement('Logout'), requirement('Login').replace('Requirement:', 'Requirement -')),
    '`### Requirement - Login` on line 16 of the spec is not labelled, expected `### Requirement: Login`',
  ],
  [
    modified('Login'),
    specOf(requirement('Login'), '# install first\n', requirement('Logout')),
    'openspec/specs/auth/spec.md:18: the requirement `Logout` stands outside of `## Requirements`: the heading `# install first` on line 16 ends the section',
  ],
];

test.each(MESSAGES)('of %j', (delta, spec, message) => {
  expect(mergeTexts(spec, delta).merge.problems.map((problem) => problem.message)).toEqual([message]);
});

test.each([
  ['Login', 'Log\u00ADin', 4, 'U+0069', 'U+00AD'],
  ['Log in', 'Log\u00A0in', 4, 'U+0020', 'U+00A0'],
  ['Login', 'Login\uFEFF', 6, 'none', 'U+FEFF'],
  ['\u{1F511} a\u0323\u0301', '\u{1F511} a\u0301\u0323', 4, 'U+0323 U+0301', 'U+0301 U+0323'],
])('%j and %j look alike', (name, other, at, code, otherCode) => {
  expect(shownPair(name, other)).toEqual({
    name: `\`${name}\` (character ${at}: ${code})`,
    near: `\`${other}\` (character ${at}: ${otherCode})`,
    how: 'code points only',
  });
});
