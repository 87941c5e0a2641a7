import {calledAgain} from '../src/called.ts';
import {printable} from '../src/printable.ts';
import {Refusal} from '../src/refusal.ts';
import {rootIn} from './called.ts';
import {Cancelled, type Context} from './context.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';
import {guarded} from './guard.ts';
import {runPlainLine} from './plain-line.ts';
import {runProgram} from './program.ts';

/** Run a command line. The only place that catches everything: never throws. */
export async function run(argv: readonly string[], given: Context): Promise<ExitCode> {
  const context = guarded(given);
  try {
    return (await runPlainLine(argv, context)) ?? (await runProgram(argv, context));
  } catch (error) {
    if (error instanceof Cancelled) return EXIT.interrupted;
    if (error instanceof Refusal) return refuse(error, argv, context);
    return reportBug(error, wantsJson(argv), context);
  }
}

/** Whether a program reads the result, whichever way it said so. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, index) =>
      word === '--json' || word === '--format=json' || (word === 'json' && argv[index - 1] === '--format'),
  );
}

function refuse(
  {code, message, hint: command, details}: Refusal,
  argv: readonly string[],
  context: Context,
): ExitCode {
  const hint = calledAgain(command, {program: context.program, root: rootIn(argv)});
  if (wantsJson(argv)) writeJson(context, {code, message, hint, ...details});
  else context.stderr.write(`openspec: ${printable(message)} (${code})\n  Try: ${printable(hint)}\n`);
  return EXIT.refused;
}

function reportBug(error: unknown, isJson: boolean, context: Context): ExitCode {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (isJson)
    writeJson(context, {
      code: 'bug',
      message: String(error),
      hint: 'Report this with the command line and the text on stderr',
    });
  context.stderr.write(
    `openspec ${context.version}: this is a bug of ours, nothing you did.\n${stack}\n` +
      'Nothing is half written. Report it with this text and the command line.\n',
  );
  return EXIT.bug;
}

function writeJson(
  context: Context,
  error: {readonly code: string; readonly message: string; readonly hint: string},
): void {
  context.stdout.write(`${JSON.stringify({version: 1, error}, undefined, 2)}\n`);
}
