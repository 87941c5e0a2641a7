import {jsonOf} from '../../json.ts';
import {isMapping, isText} from '../../project/kept-json.ts';
import type {Project} from '../../project/project.ts';
import {byCodePoint} from '../../project/read-project.ts';
import type {Finding} from '../rule.ts';
import {isLocked} from '../settings/locked-rules.ts';
import {
  type DocumentAt,
  identityFrom,
  identityParts,
  type KnownFindings,
  knownFindings,
  newFindings,
} from './known-findings.ts';

/** The version of what is written. */
const VERSION = 1;
const NONE: KnownFindings = new Map();

const read = new WeakMap<Project, KnownFindings>();

/** The findings of the baseline that the config names; none where that file is missing or broken, which `config-valid` tells. */
export function configuredBaseline(project: Project): KnownFindings {
  const path = project.config.lint.baseline;
  if (path === undefined) return NONE;
  const known = read.get(project) ?? readBaseline(project.input.read(path)?.text ?? '') ?? NONE;
  read.set(project, known);
  return known;
}

/** The findings a file of them holds; nothing when it is not one, or not whole. */
export function readBaseline(text: string): KnownFindings | undefined {
  const file = jsonOf(text.replace(/^\uFEFF/, ''));
  const entries = isMapping(file) && file['version'] === VERSION ? file['known'] : undefined;
  if (!Array.isArray(entries)) return undefined;
  const known = new Map<string, number>();
  for (const entry of entries) {
    const {rule, path, about, count = 1} = isMapping(entry) ? entry : {};
    if (!isText(rule) || !isText(path) || !isText(about) || !isCount(count)) return undefined;
    const identity = identityFrom({rule, path, about});
    known.set(identity, (known.get(identity) ?? 0) + count);
  }
  return known;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** Known findings as a file of them: sorted, each on a line, so that two branches change it in different places. */
export function printBaseline(known: KnownFindings): string {
  const lines = [...known].toSorted(byIdentity).map(([identity, count]) => {
    const entry = {...identityParts(identity), ...(count > 1 ? {count} : {})};
    return `    ${JSON.stringify(entry)}`;
  });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "known": ${list}\n}\n`;
}

function byIdentity([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return byCodePoint(a, b);
}

/** The findings that are not known, and those an archive cannot do without. */
export function withoutKnown(
  findings: readonly Finding[],
  known: KnownFindings,
  documentAt: DocumentAt,
): readonly Finding[] {
  if (known.size === 0) return findings;
  const fresh = new Set(newFindings(findings.filter(mayBeKnown), known, documentAt));
  return findings.filter((finding) => !mayBeKnown(finding) || fresh.has(finding));
}

/** Whether a run would have found again what is known of a rule at a path. */
export type WasAsked = (rule: string, path: string) => boolean;

/** What is known when these findings become it: of what a run did not ask, all stays. */
export function updatedBaseline(
  known: KnownFindings,
  findings: readonly Finding[],
  documentAt: DocumentAt,
  wasAsked: WasAsked,
): KnownFindings {
  const kept = [...known].filter(([identity]) => !isAsked(identity, wasAsked));
  return new Map([...kept, ...knownFindings(findings.filter(mayBeKnown), documentAt)]);
}

/** What stays known when what is gone is forgotten, of what a run asked: it only gets less. */
export function prunedBaseline(
  known: KnownFindings,
  findings: readonly Finding[],
  documentAt: DocumentAt,
  wasAsked: WasAsked,
): KnownFindings {
  const found = knownFindings(findings, documentAt);
  return new Map(
    [...known]
      .map(([identity, count]) => {
        const left = isAsked(identity, wasAsked) ? Math.min(count, found.get(identity) ?? 0) : count;
        return [identity, left] as const;
      })
      .filter(([, count]) => count > 0),
  );
}

/** The findings that become known where all that may be does, and are not yet. */
export function becomingKnown(
  known: KnownFindings,
  findings: readonly Finding[],
  documentAt: DocumentAt,
): readonly Finding[] {
  return newFindings(findings.filter(mayBeKnown), known, documentAt);
}

/** How many known findings are no longer found, of what a run asked. */
export function goneOf(
  known: KnownFindings,
  findings: readonly Finding[],
  documentAt: DocumentAt,
  wasAsked: WasAsked,
): number {
  const found = knownFindings(findings, documentAt);
  return [...known]
    .filter(([identity]) => isAsked(identity, wasAsked))
    .reduce((gone, [identity, count]) => gone + Math.max(0, count - (found.get(identity) ?? 0)), 0);
}

function isAsked(identity: string, wasAsked: WasAsked): boolean {
  const {rule, path} = identityParts(identity);
  return wasAsked(rule, path);
}

function mayBeKnown({rule}: Finding): boolean {
  return !isLocked(rule);
}
