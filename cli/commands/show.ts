import {isMarkdown} from '../../src/lint/run.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {visible} from '../../src/report/style.ts';
import {EXIT} from '../exit-codes.ts';
import {open, printJson} from '../open.ts';
import type {Command} from './command.ts';
import {facts} from './list.ts';

export const show: Command = {
  usage: '<change>',
  options: [{flags: '--json', summary: 'print the change and its texts as JSON'}],
  examples: ['openspec show add-health-check', 'openspec show add-health-check --json'],
  async run(context, input) {
    const {project} = open(context, input);
    const change = findChange(project, input.words[0] ?? '');
    const texts = textsOf(project, change);
    if (input.options['json'])
      printJson(context, {version: 1, change: {...facts(change), files: change.files, texts}});
    else
      context.stdout.write(
        texts
          .map(({path, text}) => `${context.stdout.paint('bold', `── ${visible(path)}`)}\n\n${shown(text)}\n`)
          .join('\n'),
      );
    return EXIT.clean;
  },
};

/** Proposal first, then design, tasks and deltas, then what else is written there. */
function textsOf(
  project: Project,
  change: Change,
): readonly {readonly path: string; readonly text: string}[] {
  const order = ['proposal.md', 'design.md', 'tasks.md'].map((file) => `${change.folder}/${file}`);
  const isDelta = (path: string) => path.startsWith(`${change.folder}/specs/`);
  const rank = (path: string) => (order.includes(path) ? order.indexOf(path) : isDelta(path) ? 3 : 4);
  const paths = change.files.filter(isMarkdown).toSorted((a, b) => rank(a) - rank(b));
  return paths.map((path) => {
    const document = project.document(path);
    if (!document)
      throw new Refusal('cannot-read', `Cannot read ${visible(path)}`, `openspec lint ${change.name}`);
    if (document.source.invalidAt !== undefined)
      throw new Refusal('not-utf-8', `${visible(path)} is not UTF-8`, `openspec lint ${change.name}`);
    return {path, text: document.text};
  });
}

function shown(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(visible)
    .join('\n')
    .trim();
}
