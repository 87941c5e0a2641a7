import {subjectOf} from '../../history/history.ts';
import {stateJson} from '../change-state.ts';
import type {FileState} from './file-state.ts';
import type {Overlap} from './overlaps.ts';
import type {WholeState} from './state.ts';

/** One change with all that is known of it, for a program. Paths of files are relative to the repository's top. */
export function statusJson(state: WholeState) {
  const {change, next, findings, work, files, overlaps, summary, left, checklist, told} = state;
  return {
    ...stateJson(state),
    tasks: {...change.progress, next},
    ...(summary === undefined ? {} : {summary}),
    findings: findings.map(({rule, severity, path, start, message}) => ({
      rule,
      severity,
      path,
      line: start?.line,
      message,
    })),
    ...(work.kind === 'known'
      ? {
          commits: work.attribution.commits.map((commit) => ({
            hash: commit.hash,
            time: commit.time,
            subject: subjectOf(commit),
          })),
        }
      : {}),
    files: filesJson(files),
    overlaps: overlaps.map(overlapJson),
    left,
    checklist: checklist.map(({command, isOptional, document, place: {line}}) => ({
      command,
      isOptional,
      path: document,
      line,
    })),
    ...(change.archived ? {changelogs: told} : {}),
  };
}

function filesJson({isKnown, reason, touched, planned, unlisted, ...files}: FileState) {
  return {
    known: isKnown,
    reason,
    touched: touched.map(({path, kind, from, isUncommitted}) => ({path, kind, from, isUncommitted})),
    planned: planned.map(({path, document}) => ({path, document})),
    unlisted: unlisted.map(({path}) => path),
    protected: files.protected,
  };
}

function overlapJson({change, claims, capabilities, files}: Overlap) {
  return {
    change: change.name,
    claims: claims.map(({subject, isFeature}) => claimJson(subject, isFeature)),
    capabilities,
    files,
  };
}

/** A subject is the feature's name, or the capability and the requirement's name. */
function claimJson(subject: string, isFeature: boolean) {
  const [first, second]: readonly string[] = JSON.parse(subject);
  return isFeature ? {feature: first} : {capability: first, requirement: second};
}
