import type {FeatureDelta} from '../dialects/feature.ts';
import type {RequirementDelta} from '../dialects/requirement-delta.ts';
import type {Document} from '../markdown/document.ts';
import {descendants} from '../markdown/section.ts';
import type {Metadata} from './metadata.ts';
import type {Task} from './task.ts';
import type {Progress} from './tasks.ts';

/** A change: one folder under `openspec/changes`, or under its archive. */
export interface Change {
  readonly name: string;
  /** The folder, relative to the project's root. */
  readonly folder: string;
  /** Set when archived; `date` is absent when the folder's name has none. */
  readonly archived: {readonly date: string | undefined} | undefined;
  /** Every file of the folder, relative to the project's root, sorted by code point. */
  readonly files: readonly string[];
  readonly metadata: Metadata;
  readonly proposal: Document | undefined;
  readonly design: Document | undefined;
  readonly tasks: Document | undefined;
  /** The Markdown files under `specs/`, whatever they hold. */
  readonly deltaDocuments: readonly Document[];
  /** Those of them that are feature deltas. */
  readonly deltas: readonly FeatureDelta[];
  /** Those that are requirement deltas of a capability: `specs/<capability>/spec.md`. */
  readonly requirementDeltas: readonly CapabilityDelta[];
  readonly taskList: readonly Task[];
  readonly progress: Progress;
}

/** A requirement delta and the capability it is about. */
export interface CapabilityDelta {
  readonly capability: string;
  readonly delta: RequirementDelta;
}

/** How far a change is; computed, never typed. */
export type Status = 'Proposed' | 'In Progress' | 'Complete' | 'Archived';

/** Proposed until a task is done, Complete when all are. */
export function statusOf(change: Change): Status {
  if (change.archived) return 'Archived';
  const {done, total} = change.progress;
  if (done === 0) return 'Proposed';
  return done === total ? 'Complete' : 'In Progress';
}

/** What to call a change in a sentence: its metadata's title, its proposal's H1 where that says more than its kind, its name. */
export function titleOf(change: Change): string {
  const heading = change.proposal && descendants(change.proposal.top).find(({depth}) => depth === 1);
  const proposed = heading?.title.replace(/^(?:change|proposal|change proposal)\s*(?:[:–—-]\s*|$)/i, '');
  const title = change.metadata.title ?? proposed;
  return title && !/^TODO\b/.test(title) ? title : change.name;
}
