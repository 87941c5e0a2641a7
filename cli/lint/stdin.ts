import {sizeProblem} from '../../src/disk/file-text.ts';
import type {OpenProject} from '../../src/disk/open-project.ts';
import {isMarkdown} from '../../src/lint/scope.ts';
import {selected} from '../../src/lint/select.ts';
import {decode, encode} from '../../src/markdown/source.ts';
import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {printable} from '../../src/printable.ts';
import {baseName, CONFIG, METADATA} from '../../src/project/paths.ts';
import {withFile} from '../../src/project/with-file.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Context} from '../context.ts';
import {relativePath} from './named.ts';
import type {Subject} from './subject.ts';

/** The project on disk, with the text of stdin in the place of one file, and of that this file. */
export async function stdinSubject(
  context: Context,
  {root, project: onDisk}: OpenProject,
  file: string,
): Promise<Subject> {
  const path = relativePath(context, root, file);
  if (!isMarkdown(path) && path !== CONFIG && baseName(path) !== METADATA)
    throw new Refusal(
      'nothing-to-check',
      `\`${printable(file)}\` is no name of a file that is checked`,
      'openspec lint --stdin-filename openspec/changes/README.md < openspec/changes/README.md',
    );
  const bytes = await context.stdin();
  const problem = sizeProblem(bytes.length);
  if (problem !== undefined)
    throw new Refusal('cannot-read', `Cannot read stdin: ${problem}`, shellLine`openspec lint ${file}`);
  return {
    root,
    project: withFile(onDisk, decode(path, bytes)),
    select: (current) => ({...selected(current, [path]), includes: (finding) => finding.path === path}),
    names: () => false,
    uncommitted: 'all',
    stdin: path,
  };
}

/** Print the text of stdin as fixes leave it. Throws a Refusal for what is no text: it would lose bytes. */
export function printFixed({stdout}: Context, {project}: FixPlan, path: string): void {
  const source = project.input.read(path);
  if (source === undefined) return;
  if (source.invalidAt !== undefined)
    throw new Refusal(
      'not-utf-8',
      'The text is not UTF-8, so it is not fixed',
      shellLine`openspec lint ${path}`,
    );
  stdout.write(new TextDecoder('utf-8', {ignoreBOM: true}).decode(encode(source, source.text)), 'data');
}
