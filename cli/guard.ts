import {printable, printableLines, withoutCommands, withoutOtherCommands} from '../src/printable.ts';
import type {Color} from '../src/report/style.ts';
import {amended, type Context, type Prompt, type Stream} from './context.ts';

/** Every colour there is, so that none can be forgotten. */
const COLORS = Object.keys({
  red: true,
  yellow: true,
  blue: true,
  green: true,
  bold: true,
  dim: true,
} satisfies Record<Color, true>) as readonly Color[];

/**
 * A context whose streams and questions carry nothing that acts on who reads them, whatever a command hands over: what
 * names and documents hold is written as escapes, our own colours stay.
 *
 * Data for a program is passed on as it is: a patch that is not the file's bytes would not apply. A log may be given
 * annotations, and is given no other command.
 */
export function guarded(context: Context): Context {
  return amended(context, {
    stdout: guardedStream(context.stdout),
    stderr: guardedStream(context.stderr),
    prompt: context.prompt && guardedPrompt(context.prompt),
  });
}

function guardedStream(stream: Stream): Stream {
  const ours = paintsOf(stream);
  const shown = (text: string, kind?: 'data' | 'annotations'): string => {
    const lines = betweenPaints(text, ours).join('');
    if (stream.reader !== 'log') return lines;
    return kind === 'annotations' ? withoutOtherCommands(lines) : withoutCommands(lines);
  };
  return {
    ...stream,
    write: (text, kind) =>
      stream.write(kind === 'data' && stream.reader === 'program' ? text : shown(text, kind)),
  };
}

/** What paint puts before and behind a text. */
function paintsOf({paint}: Stream): readonly string[] {
  return COLORS.flatMap((color) => paint(color, '|').split('|')).filter(Boolean);
}

/** A text in parts: our own paint as it is, all else printable. */
function betweenPaints(text: string, paints: readonly string[]): readonly string[] {
  if (paints.length === 0) return [printableLines(text)];
  const ours = new RegExp(`(${paints.map((paint) => paint.replace(/[^\w]/g, '\\$&')).join('|')})`);
  return text.split(ours).map((part, index) => (index % 2 === 1 ? part : printableLines(part)));
}

function guardedPrompt(prompt: Prompt): Prompt {
  return {
    confirm: (question) => prompt.confirm(printable(question)),
    text: (question, check) =>
      prompt.text(printable(question), (answer) => {
        const problem = check(answer);
        return problem === undefined ? undefined : printable(problem);
      }),
    select: (question, choices) =>
      prompt.select(
        printable(question),
        choices.map(({value, label}) => ({value, label: printable(label)})),
      ),
  };
}
