import {rules} from '../../src/lint/rules/index.ts';
import {LEVELS} from '../../src/project/lint-config.ts';
import {commands} from '../commands/index.ts';
import {globalOptions, ownOptions} from '../flags.ts';
import {commandRow, flagRow, type Table} from './table.ts';

/** What commander adds by itself. */
const HELP = [
  {flags: '-h, --help', summary: 'display help for command'},
  {flags: '-V, --version', summary: 'output the version number'},
];
const HELP_COMMAND = {
  name: 'help',
  summary: 'the flags of a command, and examples',
  takes: [{names: ['command']}],
  isOpen: false,
  flags: [],
} as const;

/** The table as all commands and rules make it now. */
export async function readTable(): Promise<Table> {
  const rows = commands.map(async (listed) => {
    const command = await listed.load();
    return commandRow(listed, command, ownOptions(command));
  });
  return {
    commands: [...(await Promise.all(rows)), HELP_COMMAND],
    flags: [...globalOptions, ...HELP].map(flagRow),
    rules: rules.map(({id, summary}) => ({value: id, summary})),
    levels: LEVELS,
  };
}

/** The table as its file holds it: a command, a flag or a rule on a line, for changes to be easy to read and to merge. */
export function tableText({commands: rows, flags, rules: known, levels}: Table): string {
  const listed = (items: readonly unknown[], indent: string) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `${indent}  ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`;
  const commandTexts = rows.map(({flags: own, ...row}) => {
    return `    {${JSON.stringify(row).slice(1, -1)}, "flags": ${listed(own, '    ')}}`;
  });
  return `{
  "commands": [
${commandTexts.join(',\n')}
  ],
  "flags": ${listed(flags, '  ')},
  "rules": ${listed(known, '  ')},
  "levels": ${JSON.stringify(levels)}
}
`;
}
