import {goneOf, withoutKnown} from '../../src/lint/known/baseline.ts';
import {identityFrom, type KnownFindings} from '../../src/lint/known/known-findings.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {mergeShards} from '../../src/lint/shard/merge-shards.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {Blob, KnownEntry} from '../../src/report/blob/blob.ts';
import {LARGEST_SHOWN, reportedProject, shownSize} from '../../src/report/blob/reported-project.ts';
import {runWordsOf} from '../../src/report/blob/run-words.ts';
import {pruneLine} from '../lint/tell-baseline.ts';

/** What a run over all there is tells. */
export interface Merged {
  readonly project: Project;
  readonly findings: readonly Finding[];
  /** How many known findings are gone, and the command that forgets them; absent without a baseline. */
  readonly gone: {readonly count: number; readonly prune: string} | undefined;
}

/** Judge what all shards of a run found. Throws a Refusal where they did not read the same. */
export function merged(blobs: readonly [Blob, ...Blob[]], folder: string): Merged {
  const [first] = blobs;
  const size = shownSize(blobs);
  if (size > LARGEST_SHOWN)
    throw new Refusal(
      'reports-too-large',
      `The texts that the reports show come to ${size} characters, expected at most ${LARGEST_SHOWN}`,
      'openspec lint',
    );
  const project = reportedProject(blobs);
  if (!project)
    throw new Refusal(
      'other-run',
      'What the reports say of one text does not fit together, expected one run',
      shellLine`ls -l ${folder}`,
    );
  const findings = mergeShards(blobs);
  const part = blobs.find(({known}) => known)?.known;
  const known: KnownFindings = new Map(part?.entries.map((entry) => [identityFrom(entry), entry.count]));
  const isWithoutGit = blobs.some((blob) => blob.isWithoutGit);
  const asked = new Set(part?.entries.filter((entry) => isAsked(entry, isWithoutGit)).map(keyOf));
  const wasAsked = (rule: string, path: string) => asked.has(keyOf({rule, path}));
  return {
    project,
    findings: withoutKnown(findings, known, project.document),
    gone: part && {
      count: goneOf(known, findings, project.document, wasAsked),
      prune: pruneLine(runWordsOf(first.run.words) ?? {words: []}, part.file),
    },
  };
}

/** A shard that asked git nothing does not know whether it could. */
function isAsked({isAsked, rule}: KnownEntry, isWithoutGit: boolean): boolean {
  return isAsked && !(isWithoutGit && rules.some(({id, asksGit}) => id === rule && asksGit));
}

function keyOf({rule, path}: Pick<KnownEntry, 'rule' | 'path'>): string {
  return `${rule} ${path}`;
}
