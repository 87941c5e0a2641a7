import type {Called} from '../../called.ts';
import type {Finding} from '../../lint/rule.ts';
import type {Project} from '../../project/project.ts';
import type {Style} from '../style.ts';

/** What a run of the rules has to tell, and what a format may have to ask about it. */
export interface Report {
  readonly findings: readonly Finding[];
  /** The project the findings are about: after fixes, where there were some. */
  readonly project: Project;
  /** From the repository's top to the project's root: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The files that were mended, or would be, relative to the root. */
  readonly fixed: readonly string[];
  /** What would be written, where that was asked for. */
  readonly diff: string | undefined;
  /** Of this program. */
  readonly version: string;
  /** The page of a rule, as Markdown. */
  readonly pageOf: (rule: string) => string | undefined;
  /** The same short text for the same text. */
  readonly hash: (text: string) => string;
  readonly called: Called;
  /** A path, relative to the root, as it is found from where the person stands. */
  readonly seen: (path: string) => string;
  /** What the disk has of a file, where files were judged as they are staged. */
  readonly onDisk: ((path: string) => OnDisk) | undefined;
}

/** What the disk has of a file that is staged: the same, something else, nothing. */
export type OnDisk = 'same' | 'other' | 'nothing';

/** A way to tell findings. */
export interface FindingsFormat {
  /** As `--format` names it. */
  readonly id: string;
  /** Whom it is for, a phrase. */
  readonly summary: string;
  /** Its lines are commands to a CI service, and a log must let them pass. */
  readonly isCommands?: true;
  /** Whole lines. Never throws. */
  readonly print: (report: Report, style: Style) => string;
  /** Whether a text is such a report of ours, or holds nothing of anyone's, so that a new one may take its place. */
  readonly isReport: (text: string) => boolean;
}
