import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {commands} from '../../cli/commands/index.ts';
import {runBin} from '../support/run-bin.ts';
import {runCli} from '../support/run-cli.ts';

/** Exit code of a mistake of ours. */
const BUG = 3;
const scratch: string[] = [];

afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, {recursive: true, force: true});
});

/** The cases of a command that need no git: all of them where a person asks for it, and some otherwise. */
function casesOf(command: string): readonly string[] {
  const folder = join(import.meta.dirname, command);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const cases = names.filter((name) => existsSync(join(folder, name, 'cmd')));
  return process.env['EVERY_CASE'] === '1' ? cases : cases.slice(0, 2);
}

/** What is imported late is not there where it is needed first: the tests of the source say nothing of that. */
test.each(commands.map(({name}) => name))(
  '%s: the built program runs it',
  (command) => {
    for (const name of casesOf(command)) {
      const folder = join(import.meta.dirname, command, name);
      const work = mkdtempSync(join(tmpdir(), 'openspec-bin-'));
      scratch.push(work);
      if (existsSync(join(folder, 'in'))) cpSync(join(folder, 'in'), work, {recursive: true});
      for (const line of readFileSync(join(folder, 'cmd'), 'utf8').split('\n').filter(Boolean)) {
        const [words = '', file] = line.split(' < ');
        const argv = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
        if (argv[0] !== 'openspec') continue;
        const input = file === undefined ? '' : readFileSync(join(work, file), 'utf8');
        const {status, stderr} = runBin(work, argv.slice(1), {input});
        expect(status, `${name}: ${line}\n${stderr}`).not.toBe(BUG);
        expect(status, `${name}: ${line}\n${stderr}`).toBeLessThan(BUG);
      }
    }
  },
  300_000,
);

const READING = ['list', 'lint', 'validate --all --json', 'status --json'] as const;

/** Projects whose words are not all ASCII: what the sources say of them, the files they were made into must say too. */
const foreign = readdirSync(import.meta.dirname, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map(({parentPath, name}) => relative(import.meta.dirname, join(parentPath, name)))
  .filter((path) => path.includes('/in/'))
  .filter((path) => /[^\p{ASCII}]/u.test(readFileSync(join(import.meta.dirname, path), 'utf8')))
  .map((path) => path.slice(0, path.indexOf('/in/')));

test.each([...new Set(foreign)])(
  '%s: the built program reads what the sources read',
  async (name) => {
    const cwd = mkdtempSync(join(tmpdir(), 'openspec-bin-'));
    scratch.push(cwd);
    cpSync(join(import.meta.dirname, name, 'in'), cwd, {recursive: true});
    for (const line of READING) {
      const argv = line.split(' ');
      const built = runBin(cwd, argv, {env: {LC_ALL: 'C.UTF-8'}});
      const {code, stdout} = await runCli(argv, {cwd});
      expect({code: built.status, stdout: built.stdout}, line).toEqual({code, stdout});
    }
  },
  60_000,
);
