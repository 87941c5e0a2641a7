import {resolve} from 'node:path';
import {commitAlone} from '../../src/disk/commit-alone.ts';
import {asRefusal} from '../../src/disk/errors.ts';
import {findRoot} from '../../src/disk/find-root.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {keepUnwritten, takeUnwritten} from '../../src/disk/unwritten.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {decode, encode} from '../../src/markdown/source.ts';
import {planTrailers, readCommitMessage} from '../../src/plan/commit-message.ts';
import {changesToName} from '../../src/plan/name-change.ts';
import {isUnwritten, writtenText} from '../../src/plan/written-text.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, startOf} from '../open.ts';
import type {Command} from './command.ts';

export const trailer: Command = {
  usage: '<file> [source] [commit]',
  options: [
    {
      flags: '--written',
      summary: 'the step after the editor, which git calls commit-msg: add what waited for a person to write',
    },
  ],
  takes: [{names: ['file']}, {}, {}],
  examples: [
    'openspec trailer .git/COMMIT_EDITMSG message',
    'openspec trailer --written .git/COMMIT_EDITMSG',
  ],
  // A commit is not to wait for a run that writes; folders are all that is looked at.
  waitsForNobody: true,
  async run(context, input) {
    const [name = '', word] = input.words;
    const file = resolve(context.cwd, name);
    if (context.fs.kindOf(file) !== 'file')
      throw new Refusal('no-message', `${name} is no file with a commit message`, shellLine`ls -ld ${file}`);
    const step = {file, origin: originOf(word), isWritten: input.options['written'] === true};
    try {
      await nameChanges(context, step, startOf(context, input.options['root']));
    } catch (error) {
      const refusal = asRefusal(error, 'write', file);
      if (!(refusal instanceof Refusal)) throw error;
      note(context, input, `openspec: the message is left as it is: ${refusal.message}`);
    }
    return EXIT.clean;
  },
};

/** What git runs: before a person writes the message, or after. */
interface Step {
  readonly file: string;
  /** Where git has the message from; told to the first step only. */
  readonly origin: string | undefined;
  readonly isWritten: boolean;
}

/** Some programs that run hooks pass on a word that git has not given as nothing, or as their own sign for it. */
function originOf(word: string | undefined): string | undefined {
  return word === undefined || !/^[a-z]+$/.test(word) ? undefined : word;
}

/** Outside of a project or a repository there is nothing to name. */
async function nameChanges({fs, gitAt}: Context, {file, origin, isWritten}: Step, start: string) {
  const root = findRoot(fs, start);
  if (root === undefined) return;
  const git = await gitAt(root);
  const staging = await git.staging();
  if (staging === undefined) return;
  const waiting = takeUnwritten(fs, staging);
  // A merge has its message from git, and brings commits that name their changes themselves.
  if (origin === 'merge' || (isWritten && waiting === undefined)) return;
  const source = soundSource(file, fs.read(file));
  const message = readCommitMessage(source.text, isWritten ? 'template' : origin, staging);
  const written = writtenText(message.body);
  if (isWritten && (written === '' || waiting?.isStill(written))) return;
  const names = changesToName(message.body, staging, () => activeNames(fs, root));
  if (names.length === 0) return;
  if (!isWritten && isUnwritten(message)) return keepUnwritten(fs, staging, written);
  const edits = planTrailers(message, names, await git.trailersIn(file, message.comment));
  if (edits.length === 0) return;
  commitAlone(fs, file, {before: source.bytes, after: encode(source, applyEdits(source.text, edits))});
}

function soundSource(file: string, bytes: Uint8Array) {
  const source = decode(file, bytes);
  if (source.invalidAt === undefined) return source;
  throw new Refusal('not-utf-8', 'It is not UTF-8', shellLine`cat ${file}`);
}

function activeNames(fs: Context['fs'], root: string): readonly string[] {
  return openProject(fs, root).project.changes.map(({name}) => name);
}
