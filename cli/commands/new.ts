import {kinds} from '../../src/deltas/index.ts';
import {templatesOf} from '../../src/disk/templates.ts';
import {type NewChange, planNewChange} from '../../src/plan/new-change.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {nameProblem} from '../../src/project/names.ts';
import {CHANGES, METADATA, README} from '../../src/project/paths.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command, Input} from './command.ts';

export const newChange: Command = {
  usage: '[name...]',
  options: [
    {
      flags: '--added <name>',
      summary: 'add a feature, or a requirement of the capability',
      repeatable: true,
      takes: {},
    },
    {
      flags: '--modified <name>',
      summary: 'change one; starts from its present text',
      repeatable: true,
      takes: {},
    },
    {flags: '--removed <name>', summary: 'remove one', repeatable: true, takes: {}},
    {
      flags: '--capability <id>',
      summary: 'a requirement delta for openspec/specs/<id>',
      repeatable: true,
      takes: {names: ['capability']},
    },
    {flags: '--title <title>', summary: 'the title, instead of the name in words', takes: {}},
    {flags: '--no-design', summary: 'no design.md'},
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--json', summary: 'print what was made as JSON'},
  ],
  takes: [{values: ['change']}, {}],
  examples: [
    'openspec new add-health-check',
    'openspec new tune-cache --modified "Cache TTL" --no-design',
    'openspec new limit-logins --capability auth --added "Login limit" --modified Login',
  ],
  writes: ({options}) => !options['dryRun'],
  async run(context, input) {
    const {root, project} = open(context, input);
    const wanted = {...(await wantedChange(context, input)), head: await headOf(context, root)};
    const plan = planNewChange(project, wanted, templatesOf(context.fs, context.packageRoot, root));
    const files = plan.map(targetOf);
    if (input.options['dryRun']) {
      context.stdout.write(planDiff(plan), 'data');
      return EXIT.clean;
    }
    carryOut(context, root, plan, `new ${wanted.name}`);
    if (input.options['json'])
      printJson(context, {version: 1, change: changeFacts(wanted.name, files), root: rootJson(input, root)});
    else
      context.stdout.write(
        files.map((path) => `${path === README ? 'updated' : 'created'} ${path}\n`).join(''),
      );
    note(context, input, `Fill in the TODO comments, then: openspec lint ${wanted.name}`);
    return EXIT.clean;
  },
};

/** The commit that is checked out; nothing where git knows none, or cannot say. */
async function headOf(context: Context, root: string): Promise<string | undefined> {
  try {
    return (await (await context.gitAt(root)).head())?.commit;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What was made; `id`, `path` and `metadataPath` are the names other OpenSpec tools use. */
function changeFacts(name: string, files: readonly string[]) {
  const path = `${CHANGES}/${name}`;
  return {id: name, name, path, metadataPath: `${path}/${METADATA}`, files};
}

async function wantedChange(context: Context, {words, options}: Input): Promise<NewChange> {
  const features = kinds.flatMap((kind) => {
    const names = options[kind.keyword.toLowerCase()];
    return kind.feature && Array.isArray(names) ? names.map((name: string) => ({kind, name})) : [];
  });
  const capabilities = Array.isArray(options['capability']) ? (options['capability'] as string[]) : [];
  const title = typeof options['title'] === 'string' ? options['title'] : undefined;
  return {
    name: await nameOf(context, words),
    title,
    features,
    capabilities,
    hasDesign: options['design'] !== false,
    today: context.today,
  };
}

/** `openspec new change <name>` means the same as `openspec new <name>`. */
async function nameOf({prompt}: Context, words: readonly string[]): Promise<string> {
  const [name, ...others] = words.length > 1 && words[0] === 'change' ? words.slice(1) : words;
  if (others.length > 0) {
    const joined = words
      .join('-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-');
    throw new Refusal(
      'one-name',
      `A change has one name, not ${words.length} words`,
      shellLine`openspec new ${joined}`,
    );
  }
  if (name !== undefined) return name;
  if (prompt) return prompt.text('Name of the change, as in add-health-check', nameProblem);
  throw new Refusal('no-name', 'A new change needs a name', 'openspec new add-health-check');
}
