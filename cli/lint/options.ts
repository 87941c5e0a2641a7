import {formats} from '../../src/report/findings/index.ts';
import type {Option} from '../commands/command.ts';
import {noCacheOption} from '../kept-run/no-cache-option.ts';
import {FORMATS} from './asked-formats.ts';
import {BLOB} from './shard-asked.ts';

/** The flags of `openspec lint`. */
export const lintOptions: readonly Option[] = [
  {flags: '--archived', summary: 'the archived changes too'},
  {flags: '--staged', summary: 'what is staged, as it is in the index, with what follows from it'},
  {
    flags: '--since <ref>',
    summary: 'what changed since the branch left <ref>, with what follows from it',
    takes: {},
  },
  {
    flags: '--against <ref>',
    summary: 'tell what this branch brought, judged by the specs and changes of another, such as origin/main',
    takes: {},
  },
  {
    flags: '--stdin-filename <path>',
    summary: 'the text of stdin in the place of this file, and only that',
    takes: {names: ['file']},
  },
  {flags: '--fix', summary: 'apply the safe fixes'},
  {flags: '--unsafe-fixes', summary: 'with --fix: apply those too that a person must look at'},
  {flags: '--fix-dry-run', summary: 'show what --fix would write, and write nothing'},
  {flags: '--dry-run', summary: 'with --fix: the same as --fix-dry-run'},
  {
    flags: '--format <format>',
    summary: FORMATS,
    repeatable: true,
    takes: {values: [...formats.map(({id}) => id), BLOB], names: ['value=file']},
  },
  {
    flags: '--shard <part>',
    summary: 'check one part of several, such as 2/8, with `--format blob=out/`; merge-reports judges all',
    takes: {},
  },
  {flags: '--json', summary: 'the same as --format json'},
  {
    flags: '--rule <id=level>',
    summary: 'off, info, warning or error for a rule, whatever the config says',
    repeatable: true,
    takes: {names: ['rule=level']},
  },
  {
    flags: '--baseline <file>',
    summary: 'tell only what is not among the known findings in this file',
    takes: {names: ['file']},
  },
  {flags: '--update-baseline', summary: 'make what is found known'},
  {flags: '--prune-baseline', summary: 'forget known findings that are gone'},
  {flags: '--max-warnings <number>', summary: 'fail when there are more warnings', takes: {}},
  noCacheOption,
];
