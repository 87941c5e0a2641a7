import {isAbsolute, join, relative, resolve, sep} from 'node:path';
import {views} from '../../src/changelog/index.ts';
import {type KeptView, keptViews, plainView} from '../../src/changelog/kept-views.ts';
import {commitAlone} from '../../src/disk/commit-alone.ts';
import {LARGEST} from '../../src/disk/file-text.ts';
import {findRoot} from '../../src/disk/find-root.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {mergeFile as merge} from '../../src/plan/merge-file/merge-file.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note} from '../open.ts';
import type {Command} from './command.ts';

export const mergeFile: Command = {
  usage: '<base> <ours> <theirs> <path> [marker-size] [base-label] [ours-label] [theirs-label]',
  options: [],
  takes: [{names: ['file']}, {names: ['file']}, {names: ['file']}, {names: ['file']}, {}, {}, {}, {}],
  examples: ['openspec merge-file base.md ours.md theirs.md openspec/specs/auth/spec.md'],
  notes: `Git runs it, once \`openspec init --merge-driver\` has told it to: as
\`openspec merge-file -- %O %A %B %P %L %S %X %Y\`, gitattributes(5).
The result is written into the file of ours. It ends with 0 where all is
merged, with 1 where conflicts are marked in it.
`,
  // Git writes the files for us alone, and a merge is not to wait for a run that writes.
  waitsForNobody: true,
  async run(context, input) {
    const [base = '', ours = '', theirs = '', path = '', size = '', , oursLabel, theirsLabel] = input.words;
    const sides = {
      base: read(context, base),
      ours: read(context, ours),
      theirs: read(context, theirs),
    };
    const markers = {
      size: markerSize(size),
      ours: labelOf(oursLabel, 'ours'),
      theirs: labelOf(theirsLabel, 'theirs'),
    };
    const merged = merge({...placeOf(context, path), sides, markers});
    // The driver goes on to git's own merge when it is refused.
    if (merged === 'crowded')
      throw new Refusal(
        'too-large',
        `${path} is too large or too nested to be merged part by part; nothing was written`,
        shellLine`git merge-file ${ours} ${base} ${theirs}`,
      );
    if (merged === undefined) {
      note(context, input, `${path} is no text, so it is left to you; it is as ours has it`);
      return EXIT.findings;
    }
    context.uninterrupted(() =>
      commitAlone(context.fs, resolve(context.cwd, ours), {before: sides.ours, after: merged.bytes}),
    );
    return merged.conflicts === 0 ? EXIT.clean : EXIT.findings;
  },
};

function read({fs, cwd}: Context, name: string): Uint8Array {
  const file = resolve(cwd, name);
  if (fs.kindOf(file) !== 'file')
    throw new Refusal('no-file', `${name} is no file that can be merged`, shellLine`ls -ld ${file}`);
  const bytes = fs.read(file, LARGEST + 1);
  if (bytes.length <= LARGEST) return bytes;
  throw new Refusal(
    'too-large',
    `${name} is larger than 32 MiB, and nothing was merged`,
    shellLine`ls -l ${file}`,
  );
}

/** Git before 2.44 knows no labels, and passes on their placeholders. */
function labelOf(word: string | undefined, usual: string): string {
  return word === undefined || word === '' || /^%[SXY]$/.test(word) ? usual : word.replace(/[\r\n]+/g, ' ');
}

/** Git says how many signs a marker has; 7 is what it says as a rule. */
function markerSize(word: string): number {
  const size = /^\d{1,3}$/.test(word) ? Number(word) : 0;
  return size > 0 ? size : 7;
}

/** A file's place in its project, by its path below the top of the repository, which is where git runs us. */
function placeOf(
  context: Context,
  path: string,
): {readonly path: string | undefined; readonly kept: KeptView | undefined} {
  if (isAbsolute(path) || path.split('/').includes('..')) return {path: undefined, kept: undefined};
  const root = rootOf(context, path);
  const inside =
    root === undefined ? withoutRoot(path) : relative(root, join(context.cwd, path)).split(sep).join('/');
  return {path: inside, kept: viewsAt(context, root).find((kept) => kept.path === inside)};
}

/** Nothing where the work tree has no project: a bare repository has none. */
function rootOf({fs, cwd}: Context, path: string): string | undefined {
  try {
    const root = findRoot(fs, join(cwd, path, '..'));
    return root === cwd || root?.startsWith(cwd + sep) ? root : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function withoutRoot(path: string): string {
  return /(?:^|\/)(openspec\/.*)$/.exec(path)?.[1] ?? path;
}

function viewsAt({fs}: Context, root: string | undefined): readonly KeptView[] {
  return root === undefined ? views.map(plainView) : keptViews(openProject(fs, root).project);
}
