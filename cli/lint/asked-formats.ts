import {printable} from '../../src/printable.ts';
import {nearestOf} from '../../src/project/nearest.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {FindingsFormat} from '../../src/report/findings/format.ts';
import {formats} from '../../src/report/findings/index.ts';
import type {Input} from '../commands/command.ts';

/** What help says of the formats. */
export const FORMATS = `${formats.map(({id}, index) => (index === 0 ? `${id} (default)` : id)).join(', ')}; \`sarif=report.sarif\` writes a file`;

/** A format that was asked for, and the file it goes to, as the person wrote it. */
export interface AskedFormat {
  readonly format: FindingsFormat;
  readonly file: string | undefined;
}

/** The command, and its words, that a hint repeats. */
export const LINT: readonly string[] = ['lint'];

/**
 * The formats a command line names, `stylish` when it names none. Throws a Refusal for one that is not known, with a
 * hint that begins with `command`.
 */
export function formatsAsked({options}: Input, command = LINT): readonly AskedFormat[] {
  const given = [options['format'] ?? []].flat().map(String);
  const words = options['json'] ? [...given, 'json'] : given;
  return (words.length > 0 ? words : ['stylish']).map((word) => askedBy(word, command));
}

function askedBy(word: string, command: readonly string[]): AskedFormat {
  const [, id = '', file] = /^([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
  const format = formats.find((candidate) => candidate.id === id);
  if (format && file !== '' && !file?.includes('\0')) return {format, file};
  if (format) throw noFile(format, command);
  const ids = formats.map((candidate) => candidate.id);
  throw new Refusal(
    'unknown-format',
    `There is no format \`${printable(id)}\`, expected one of ${ids.join(', ')}`,
    shellLine`openspec ${command} --format ${nearestOf(id, ids) ?? 'json'}`,
  );
}

function noFile({id}: FindingsFormat, command: readonly string[]): Refusal {
  return new Refusal(
    'no-report-file',
    `\`--format ${id}=\` names no file`,
    shellLine`openspec ${command} --format ${id}=openspec-lint.${id}`,
  );
}
