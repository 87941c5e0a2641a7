import {CommanderError, Option as Flag, Command as Program} from 'commander';
import type {Command, Input, Option} from './commands/command.ts';
import {commands} from './commands/index.ts';
import type {Context} from './context.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';
import {helpLayout, wrapped} from './help.ts';
import {runInTurn} from './turn.ts';
import {unknownCommand, usageRefusal} from './usage.ts';

/** Flags every command takes. */
export const globalOptions: readonly Option[] = [
  {
    flags: '--root <folder>',
    summary: 'the project, instead of the nearest folder upwards with openspec/',
    takes: {names: ['folder']},
  },
  {flags: '-q, --quiet', summary: 'print results and errors only'},
  {flags: '--verbose', summary: 'say what is done and why'},
];

/** What the help of the program ends on. */
const FURTHER = `Begin with \`openspec init\`, then \`openspec new <change>\`.
\`openspec <command> --help\` shows its flags and examples,
\`openspec explain\` every rule.`;

/** A flag of every command that can write. */
const waitOption: Option = {
  flags: '--wait <seconds>',
  summary: 'how long to wait while another run writes; 10 without it',
  takes: {},
};

/** The flags a command takes besides those of every command. */
export function ownOptions({options, writes}: Command): readonly Option[] {
  return [...options, ...(writes ? [waitOption] : [])];
}

/** Parse the words of a command line and run the command they name. Throws a Refusal for words that are off. */
export async function runProgram(given: readonly string[], context: Context): Promise<ExitCode> {
  const argv = asked(given);
  let code: ExitCode = EXIT.clean;
  const program = programShell(context);
  const called = calledBy(argv);
  let flags = globalOptions;
  for (const listed of commands) {
    const command = program.command(listed.name).description(listed.summary).helpGroup(`${listed.group}:`);
    if (listed !== called) continue;
    const loaded = await listed.load();
    flags = [...ownOptions(loaded), ...globalOptions];
    fillIn(command, loaded, flags, async (input) => {
      code = await runInTurn(loaded, context, input);
    });
  }
  try {
    await program.parseAsync(argv, {from: 'user'});
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
    if (!(error instanceof CommanderError)) throw error;
    throw usageRefusal(error, {argv: given, command: called?.name, flags: flags.map(longName)});
  }
  return code;
}

/** `help lint` is `lint --help`: what a command says of itself is loaded with the command. */
function asked(argv: readonly string[]): readonly string[] {
  const [word, ...others] = argv;
  if (word !== 'help') return argv.length === 0 ? ['--help'] : argv;
  const name = others.find((other) => !other.startsWith('-'));
  if (name === undefined || name === 'help') return ['--help'];
  if (!commands.some((listed) => listed.name === name)) throw unknownCommand(name, argv, names);
  return [name, '--help'];
}

const names: readonly string[] = commands.map(({name}) => name);

/** The command of the first word that is neither a flag nor the value of a global one. */
function calledBy(argv: readonly string[]): (typeof commands)[number] | undefined {
  const isValue = (index: number) => argv[index - 1] === '--root';
  const at = argv.findIndex((word, index) => !word.startsWith('-') && !isValue(index));
  const called = commands.find(({name}) => name === argv[at]);
  // Behind a flag that is none of ours, a word may be its value.
  if (at === 0 && called === undefined) throw unknownCommand(argv[0] ?? '', argv, [...names, 'help']);
  return called;
}

/** `--format <format>` is named `--format`. */
function longName({flags}: Option): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

function programShell(context: Context): Program {
  const program = new Program('openspec')
    .description('Change management for specifications that live as Markdown beside the code.')
    .version(context.version, '-V, --version')
    .usage('<command> [options]')
    .showSuggestionAfterError(false)
    .configureHelp(helpLayout)
    .exitOverride()
    .addHelpCommand(helpCommand())
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => context.stdout.width,
    });
  for (const option of globalOptions) program.addOption(flagOf(option));
  return program.addHelpText('after', `\n${wrapped(FURTHER, context.stdout.width)}`);
}

function helpCommand(): Program {
  return new Program('help')
    .argument('[command]')
    .description('the flags of a command, and examples')
    .helpGroup('Set up:');
}

function fillIn(
  program: Program,
  command: Command,
  flags: readonly Option[],
  run: (input: Input) => Promise<void>,
): void {
  if (command.usage) program.arguments(command.usage);
  for (const option of flags) program.addOption(flagOf(option));
  program.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}\n`).join('')}`);
  if (command.notes) program.addHelpText('after', `\n${command.notes.trimEnd()}`);
  program.action(async () => {
    const words = program.processedArgs.flat().filter((word): word is string => typeof word === 'string');
    await run({words, options: program.optsWithGlobals()});
  });
}

function flagOf({flags, summary, repeatable}: Option): Flag {
  const flag = new Flag(flags, summary);
  return repeatable
    ? flag.argParser((value: string, before: readonly string[] = []) => [...before, value])
    : flag;
}
