import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readBashLine} from '../../cli/completion/bash-line.ts';
import {temporaryFolder} from '../support/repo.ts';
import {packageRoot} from '../support/run-cli.ts';

/** Names that would act if a shell evaluated them; each says `add-` first. */
const HOSTILE = [
  'add-$(touch pwned)',
  'add-`touch pwned`',
  'add-;touch pwned',
  'add-"double" and \'single\'',
  'add-back\\slash',
  'add-!history',
  'add-~:=@{a,b}*',
  'add-für-日本',
];
/** Names that act on a terminal, and one that would be taken for a flag: none of them is offered. */
const UNSHOWN = ['add-line\nbreak', 'add-\u001B[31m', 'add-\u202Egnp', '--yes'];

function scratch(names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) mkdirSync(join(folder, 'openspec/changes', name), {recursive: true});
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(packageRoot, 'dist/openspec.cjs'), join(folder, 'bin/openspec'));
  return folder;
}

function run(cwd: string, shell: string, words: readonly string[], script: string): string {
  writeFileSync(join(cwd, 'script'), script);
  const env = {
    ...process.env,
    PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`,
    HOME: cwd,
    LC_ALL: 'C.UTF-8',
  };
  return execFileSync(shell, [...words, join(cwd, 'script')], {cwd, env, encoding: 'utf8', timeout: 30_000});
}

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;
const untouched = (folder: string) => expect(readdirSync(folder)).not.toContain('pwned');

describe.runIf(has('bash'))('bash', () => {
  const BREAKS = ' \t\n"\'><=;|&(:@';
  /** Prints what would be put in for each line, then gives it to bash to read, as a person's Enter would. */
  const script = (lines: readonly string[]) => `
source <(openspec completion bash)
ask() {
  COMP_LINE=$1 COMP_POINT=\${#1} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:@' COMPREPLY=()
  _openspec openspec
  printf '%s\\0' "\${COMPREPLY[@]}"
  printf '\\0'
}
${lines.map((line) => `ask $'${line.replace(/[\\']/g, '\\$&')}'`).join('\n')}
`;

  test('is given words that it reads back as the names, whatever quote is open', () => {
    const folder = scratch([...HOSTILE, ...UNSHOWN]);
    const begun = ['', "'", '"'].map((quote) => `openspec archive ${quote}add-`);
    const shown = run(folder, 'bash', ['--norc'], script(begun)).split('\0\0').slice(0, begun.length);
    for (const [index, text] of shown.entries()) {
      const quote = ['', "'", '"'][index] ?? '';
      const replies = text.split('\0').filter(Boolean);
      const lines = replies.map((reply) => `printf '%s\\0' ${quote}${reply}${quote}`).join('\n');
      expect(run(folder, 'bash', ['--norc'], lines).split('\0').slice(0, -1).toSorted()).toEqual(
        HOSTILE.toSorted(),
      );
    }
    untouched(folder);
  });

  test('is given what fits behind a sign that parts words, and paths where they are wanted', () => {
    const folder = scratch(['add-a:b=c', 'add-plain']);
    const lines = [
      'openspec archive add-a:b',
      'openspec lint --format=js',
      'openspec ex',
      'openspec --root x lis',
      'openspec archive $(touch pwned',
    ];
    const shown = run(folder, 'bash', ['--norc'], script(lines)).split('\0\0');
    expect(shown.slice(0, lines.length)).toEqual(['b=c', 'json', 'explain', 'list', '']);
    untouched(folder);
  });

  test('says nothing outside of a project, and nothing of one that cannot be read', () => {
    const folder = temporaryFolder();
    const ask = (line: string) =>
      spawnSync(
        process.execPath,
        [join(packageRoot, 'dist/openspec.cjs'), 'completion', 'bash', '--', line, BREAKS],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
    expect(ask('openspec lis')).toMatchObject({stdout: 'words\nlist\n', stderr: '', status: 0});
    for (const line of ['openspec lint --format sarif=zt', 'openspec lint --format=sarif='])
      expect(ask(line).stdout).toBe('files\n');
    expect(ask('openspec lint --format sari').stdout).toBe('words\nsarif\n');
    writeFileSync(join(folder, 'nowhere'), '');
    symlinkSync('nowhere', join(folder, 'openspec'));
    expect(ask('openspec show a')).toMatchObject({stdout: 'words\n', stderr: '', status: 0});
  });

  test('has its lines read without an evaluation', () => {
    expect(readBashLine('openspec show a\\ b"c $(d', BREAKS)).toEqual({
      words: ['openspec', 'show', 'a bc $(d'],
      kept: 3,
      quote: '"',
    });
    expect(readBashLine('openspec --rule=a\\:b:', BREAKS)).toMatchObject({
      words: ['openspec', '--rule=a:b:'],
      kept: 11,
    });
  });
});

describe.runIf(has('fish'))('fish', () => {
  test('offers names as they are, flags with what they do, and paths', () => {
    const folder = scratch([...HOSTILE, ...UNSHOWN, 'archive/2026-01-31-add-old']);
    const lines = [
      'openspec archive add-',
      'openspec unarchive ',
      'openspec list --sort=',
      'openspec lint --fi',
      'openspec lint scr',
    ];
    const asked = lines.map((line) => `complete -C '${line}'; echo ==`).join('\n');
    const shown = run(folder, 'fish', ['--no-config'], `openspec completion fish | source\n${asked}\n`).split(
      '==\n',
    );
    const names = (shown[0] ?? '').split('\n').filter(Boolean);
    expect(names.toSorted()).toEqual(HOSTILE.map((name) => `${name}\tactive change`).toSorted());
    expect(shown.slice(1)).toEqual([
      'add-old\tarchived 2026-01-31\n',
      '--sort=name\n--sort=recent\n',
      '--fix\tapply the safe fixes\n--fix-dry-run\tshow what --fix would write, and write nothing\n',
      'script\n',
      '',
    ]);
    untouched(folder);
  });
});

describe.runIf(has('zsh'))('zsh', () => {
  /** Stands in for the line editor: what would be completed, printed. */
  const script = (lines: readonly (readonly string[])[]) => `
compdef() { : }
_files() { print -rN -- FILES }
_describe() { local name=$4; shift 3; print -rN -- "\${(@P)1}" }
source <(openspec completion zsh)
${lines
  .map((words) => {
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
    return `words=(${quoted.join(' ')}); CURRENT=$#words; PREFIX=$words[-1]; _openspec; print -rN -- '=='`;
  })
  .join('\n')}
`;

  test('offers names with a description, each as it is', () => {
    const folder = scratch([...HOSTILE, ...UNSHOWN]);
    const lines = [
      ['openspec', 'archive', 'add-'],
      ['openspec', 'lint', '--fi'],
      ['openspec', 'lint', '$(touch pwned)'],
    ];
    const shown = run(folder, 'zsh', ['-f'], script(lines))
      .split('==\0')
      .map((text) => text.split('\0').filter(Boolean));
    const escaped = HOSTILE.map((name) => `${name.replace(/[\\:]/g, '\\$&')}:active change`);
    expect(shown[0]?.toSorted()).toEqual(escaped.toSorted());
    expect(shown[1]).toContain('--fix:apply the safe fixes');
    expect(shown[2]).toContain('FILES');
    untouched(folder);
  });
});
