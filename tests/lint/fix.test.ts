import {describe, expect, test} from 'vitest';
import {fixAll} from '../../src/lint/fixes/fix.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import type {Project} from '../../src/project/project.ts';
import {projectOf} from '../support/project.ts';

const PATH = 'openspec/changes/a/proposal.md';

/** A finding of a rule for every place of a word, whose fix writes another word. */
function respelling(rule: string, word: string, other: string, isUnsafe = false) {
  return (project: Project): readonly Finding[] => {
    const text = project.document(PATH)?.text ?? '';
    return Array.from(text.matchAll(new RegExp(word, 'g')), ({index: start}) => {
      const edits = [{start, end: start + word.length, text: other}];
      const point = {line: 1, column: start + 1, offset: start};
      const said = {rule, severity: 'error', path: PATH, message: word, related: []} as const;
      const fixes = isUnsafe ? {fix: undefined, unsafeFix: edits} : {fix: edits, unsafeFix: undefined};
      return {...said, ...fixes, start: point, end: point};
    });
  };
}

const both = (...checks: readonly ((project: Project) => readonly Finding[])[]) => {
  return (project: Project) => checks.flatMap((check) => check(project));
};
const textAfter = (text: string, check: (project: Project) => readonly Finding[], isUnsafe = false) => {
  const {project, findings} = fixAll(projectOf({[PATH]: text}), check, {isUnsafe});
  return [project.document(PATH)?.text, findings.map(({rule, fix}) => [rule, fix !== undefined])];
};

describe('fixes', () => {
  test('two rules that undo each other end with a finding, and change nothing', () => {
    const check = both(respelling('one', 'left', 'right'), respelling('two', 'right', 'left'));
    expect(textAfter('left\n', check)).toEqual(['left\n', [['one', false]]]);
  });

  test('one that brings another finding is taken back, and the others stay', () => {
    const check = both(respelling('one', 'left', 'right'), respelling('two', 'rigid', 'soft'));
    const harmful = both(check, respelling('three', 'right', 'right'));
    expect(textAfter('left rigid\n', harmful)).toEqual(['left soft\n', [['one', false]]]);
  });

  test('one that does not end its own finding is taken back', () => {
    expect(textAfter('left\n', respelling('one', 'left', 'left left'))).toEqual(['left\n', [['one', false]]]);
  });

  test('one that was taken back is tried again when its file has become another', () => {
    const check = both(respelling('one', 'left', 'right'), respelling('two', 'rigid', 'soft', true));
    const harmful = (project: Project) => {
      const isHarmed = /rigid.*right/s.test(project.document(PATH)?.text ?? '');
      return isHarmed ? both(check, respelling('three', 'right', 'right'))(project) : check(project);
    };
    expect(textAfter('rigid\nleft\n', harmful, true)).toEqual(['soft\nright\n', []]);
  });

  test('a second run finds nothing to do behind two byte order marks', () => {
    const all = (project: Project) => lint(project, wholeProject(project));
    const tasks = '\uFEFF\uFEFF# Tasks\n\n- [ ] 1.1 Add it\n';
    const before = projectOf({[PATH]: '# Add\n', 'openspec/changes/a/tasks.md': tasks});
    const {project} = fixAll(before, all, {isUnsafe: true});
    expect([...fixAll(project, all, {isUnsafe: true}).sources.keys()]).toEqual([]);
  });

  test('those that a person must look at wait until they are asked for', () => {
    const check = both(respelling('one', 'left', 'right'), respelling('two', 'rigid', 'soft', true));
    expect(textAfter('left rigid\n', check)).toEqual(['right rigid\n', [['two', false]]]);
    expect(textAfter('left rigid\n', check, true)).toEqual(['right soft\n', []]);
  });

  test('a file that is not UTF-8 is left alone', () => {
    const check = respelling('one', 'left', 'right');
    const {sources} = fixAll(projectOf({[PATH]: Uint8Array.of(0x6c, 0x65, 0x66, 0x74, 0xff)}), check);
    expect(sources.size).toBe(0);
  });

  test('marks, line endings and the lack of a last one stay', () => {
    const {sources} = fixAll(projectOf({[PATH]: '\uFEFFup\r\nleft'}), respelling('one', 'left', 'right'));
    expect(new TextDecoder('utf-8', {ignoreBOM: true}).decode(sources.get(PATH)?.bytes)).toBe(
      '\uFEFFup\r\nright',
    );
  });
});
