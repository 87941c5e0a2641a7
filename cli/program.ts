import {CommanderError, Option as Flag, Command as Program} from 'commander';
import type {Command, Input, Option} from './commands/command.ts';
import {commands} from './commands/index.ts';
import type {Context} from './context.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';
import {globalOptions, namesOf, ownOptions} from './flags.ts';
import {helpLayout, wrapped} from './help.ts';
import {runInTurn} from './turn.ts';
import {unknownCommand, unknownFlag, usageRefusal} from './usage.ts';

/** What the help of the program ends on. */
const FURTHER = `Begin with \`openspec init\`, then \`openspec new <change>\`.
\`openspec <command> --help\` shows its flags and examples,
\`openspec explain\` every rule.`;

/** What a command line calls for. */
export interface Call {
  readonly command: Command;
  readonly input: Input;
}

/** Parse the words of a command line and run the command they name. Throws a Refusal for words that are off. */
export async function runProgram(argv: readonly string[], context: Context): Promise<ExitCode> {
  const call = await calledFor(argv, context);
  return call ? runInTurn(call.command, context, call.input) : EXIT.clean;
}

/** What a command line calls for; nothing where it asks for help, which is printed. Throws a Refusal for words that are off. */
export async function calledFor(given: readonly string[], context: Context): Promise<Call | undefined> {
  const argv = asked(given);
  let call: Call | undefined;
  const program = programShell(context);
  const called = calledBy(argv);
  let flags = globalOptions;
  for (const listed of commands) {
    const shell = program.command(listed.name).description(listed.summary).helpGroup(`${listed.group}:`);
    if (listed !== called) continue;
    const command = await listed.load();
    flags = [...ownOptions(command), ...globalOptions];
    fillIn(shell, command, flags, (input) => {
      call = {command, input};
    });
  }
  try {
    await program.parseAsync(argv, {from: 'user'});
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    if (!(error instanceof CommanderError)) throw error;
    const flag = unknownFlag(error);
    const meant = (flag === undefined ? undefined : await meantBy(given, flag)) ?? called;
    if (meant && meant !== called) flags = [...ownOptions(await meant.load()), ...globalOptions];
    throw usageRefusal(error, {argv: given, command: meant?.name, flags: flags.flatMap(namesOf)});
  }
  return call;
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

/** The first word behind a flag that is a command which takes it: what stands between may be the flag's value. */
async function meantBy(
  argv: readonly string[],
  flag: string,
): Promise<(typeof commands)[number] | undefined> {
  const [name = ''] = flag.split('=');
  const at = argv.indexOf(flag);
  if (argv.slice(0, at).some((word) => names.includes(word))) return undefined;
  for (const word of argv.slice(at + 1)) {
    const listed = commands.find((each) => each.name === word);
    if (
      listed &&
      ownOptions(await listed.load())
        .flatMap(namesOf)
        .includes(name)
    )
      return listed;
  }
  return undefined;
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
  take: (input: Input) => void,
): void {
  if (command.usage) program.arguments(command.usage);
  for (const option of flags) program.addOption(flagOf(option));
  program.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}\n`).join('')}`);
  if (command.notes) program.addHelpText('after', `\n${command.notes.trimEnd()}`);
  program.action(() => {
    const words = program.processedArgs.flat().filter((word): word is string => typeof word === 'string');
    take({words, options: program.optsWithGlobals()});
  });
}

function flagOf({flags, summary, repeatable}: Option): Flag {
  const flag = new Flag(flags, summary);
  return repeatable
    ? flag.argParser((value: string, before: readonly string[] = []) => [...before, value])
    : flag;
}
