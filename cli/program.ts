import {Command as Program, CommanderError, Option as Flag} from 'commander';
import type {Command, Input, Option} from './commands/command.ts';
import {commands} from './commands/index.ts';
import type {Context} from './context.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';

/** Flags every command takes. */
export const globalOptions: readonly Option[] = [
  {flags: '--root <folder>', summary: 'the project, instead of the nearest folder upwards with openspec/'},
  {flags: '--quiet', summary: 'print results and refusals only'},
  {flags: '--verbose', summary: 'say what is done and why'},
];

/** Parse the words of a command line and run the command they name. Throws what the command throws. */
export async function runProgram(argv: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  const program = programShell(context);
  const called = commands.find(({name}) => argv.some((word) => word === name && !word.startsWith('-')));
  for (const listed of commands) {
    const command = program.command(listed.name).description(listed.summary);
    if (listed !== called) continue;
    fillIn(command, await listed.load(), (loaded, input) => loaded.run(context, input).then((result) => void (code = result)));
  }
  try {
    await program.parseAsync(argv, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.clean : EXIT.refused;
  }
  return code;
}

function programShell(context: Context): Program {
  return new Program('openspec')
    .description('Change management for specifications that live as Markdown beside the code.')
    .version(context.version, '-V, --version')
    .usage('<command> [options]')
    .enablePositionalOptions(false)
    .showSuggestionAfterError()
    .showHelpAfterError('Run `openspec --help` for the commands.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => context.stdout.width,
      getErrHelpWidth: () => context.stderr.width,
    })
    .action((_options, program: Program) => program.outputHelp());
}

function fillIn(program: Program, command: Command, run: (command: Command, input: Input) => Promise<void>): void {
  if (command.usage) program.arguments(command.usage);
  for (const option of [...command.options, ...globalOptions]) program.addOption(flagOf(option));
  program.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}\n`).join('')}`);
  program.action(async () => {
    const words = program.processedArgs.flat().filter((word): word is string => typeof word === 'string');
    await run(command, {words, options: program.opts()});
  });
}

function flagOf({flags, summary, repeatable}: Option): Flag {
  const flag = new Flag(flags, summary);
  return repeatable ? flag.argParser((value: string, before: readonly string[] = []) => [...before, value]) : flag;
}

