import {CommanderError, Option as Flag, Command as Program} from 'commander';
import {capitalized} from '../src/printable.ts';
import {printable} from '../src/project/names.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import type {Command, Input, Option} from './commands/command.ts';
import {commands} from './commands/index.ts';
import type {Context} from './context.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';
import {runInTurn} from './turn.ts';

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
\`openspec <command> --help\` shows its flags and examples, \`openspec explain\` every rule.`;

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
  const word = commandWord(argv);
  const called = commands.find(({name}) => name === word);
  for (const listed of commands) {
    const command = program.command(listed.name).description(listed.summary).helpGroup(`${listed.group}:`);
    if (listed !== called) continue;
    fillIn(command, await listed.load(), async (loaded, input) => {
      code = await runInTurn(loaded, context, input);
    });
  }
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, {from: 'user'});
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
    throw error instanceof CommanderError ? usageRefusal(error, called?.name) : error;
  }
  return code;
}

/** `help lint` is `lint --help`: what a command says of itself is loaded with the command. */
function asked(argv: readonly string[]): readonly string[] {
  const [word, name] = argv;
  return word === 'help' && name !== undefined && commands.some((listed) => listed.name === name)
    ? [name, '--help']
    : argv;
}

/** The first word that is neither a flag nor the value of a global one. */
function commandWord(argv: readonly string[]): string | undefined {
  const isValue = (index: number) => argv[index - 1] === '--root';
  return argv.find((word, index) => !word.startsWith('-') && !isValue(index));
}

/** `error: unknown option '--fxi'\n(Did you mean --fix?)` as one sentence and a command. */
function usageRefusal({message}: CommanderError, command: string | undefined): Refusal {
  const sentence = message
    .replace(/^error: /, '')
    .replace(/\s*\n\(?/g, ', ')
    .replace(/[).?]*$/, '');
  const hint = command ? shellLine`openspec ${command} --help` : 'openspec --help';
  return new Refusal('usage', printable(capitalized(sentence)), hint);
}

function programShell(context: Context): Program {
  const program = new Program('openspec')
    .description('Change management for specifications that live as Markdown beside the code.')
    .version(context.version, '-V, --version')
    .usage('<command> [options]')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpCommand(helpCommand())
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => context.stdout.width,
    });
  for (const option of globalOptions) program.addOption(flagOf(option));
  return program.addHelpText('after', `\n${FURTHER}`);
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
  run: (command: Command, input: Input) => Promise<void>,
): void {
  if (command.usage) program.arguments(command.usage);
  for (const option of [...ownOptions(command), ...globalOptions]) program.addOption(flagOf(option));
  program.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}\n`).join('')}`);
  if (command.notes) program.addHelpText('after', `\n${command.notes.trimEnd()}`);
  program.action(async () => {
    const words = program.processedArgs.flat().filter((word): word is string => typeof word === 'string');
    await run(command, {words, options: program.optsWithGlobals()});
  });
}

function flagOf({flags, summary, repeatable}: Option): Flag {
  const flag = new Flag(flags, summary);
  return repeatable
    ? flag.argParser((value: string, before: readonly string[] = []) => [...before, value])
    : flag;
}
