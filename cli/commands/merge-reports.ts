import {resolve} from 'node:path';
import {fromNative, toNative} from '../../src/disk/native-path.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Blob} from '../../src/report/blob/blob.ts';
import type {Context} from '../context.ts';
import {formatsAsked} from '../lint/asked-formats.ts';
import {exitCode, limitOf} from '../lint/max-warnings.ts';
import {lintOptions} from '../lint/options.ts';
import {report, reportsOf, type Where} from '../lint/reports.ts';
import {BLOB} from '../lint/shard-asked.ts';
import {tellGone} from '../lint/tell-baseline.ts';
import {merged} from '../merge-reports/merged.ts';
import {oneRun} from '../merge-reports/one-run.ts';
import {readReports} from '../merge-reports/read-reports.ts';
import type {Command, Option} from './command.ts';

export const mergeReports: Command = {
  usage: '<folder>',
  options: lintOptions.filter(({flags}) => /^--(?:format|json|max-warnings)\b/.test(flags)).map(withoutBlob),
  takes: [{names: ['folder']}],
  examples: [
    'openspec merge-reports out/',
    'openspec merge-reports out/ --format github',
    'openspec merge-reports out/ --format sarif=lint.sarif --max-warnings 0',
  ],
  waitsForNobody: true,
  async run(context, input) {
    const [folder = ''] = input.words;
    const command = ['merge-reports', folder];
    if (input.options['root'] !== undefined)
      throw new Refusal(
        'flags-conflict',
        '--root is nothing to merge-reports: what the shards checked is in their reports',
        shellLine`openspec ${command}`,
      );
    formatsAsked(input, command);
    const limit = limitOf(input, command);
    const blobs = oneRun(readReports(context, folder), folder, context.version);
    const {project, findings, gone} = merged(blobs, folder);
    const where = whereOf(context, blobs[0]);
    const reports = reportsOf(context, input, {root: where.root, project}, command);
    report(context, input, reports, {plan: [], project, findings}, where);
    if (gone) tellGone(context, input, gone.count, gone.prune);
    return exitCode(context, findings, limit);
  },
};

/** Findings are told as they would have been where the shards were checked. */
function whereOf({cwd, program}: Context, {run}: Blob): Where {
  const root = resolve(cwd, toNative('', run.root));
  return {
    root,
    as: {
      prefix: run.prefix,
      called: {program, root: run.calledRoot},
      seen: (path) => fromNative(cwd, toNative(root, path)),
    },
  };
}

/** What is merged is not kept once more. */
function withoutBlob(option: Option): Option {
  const {takes} = option;
  if (!takes?.values) return option;
  return {...option, takes: {...takes, values: takes.values.filter((value) => value !== BLOB)}};
}
