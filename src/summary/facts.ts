import type {Attribution} from '../history/attribution.ts';
import type {Together} from '../history/together.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import type {ManifestChange} from './manifests/manifest.ts';

/** All that a summary of a change is made from. Paths of git are relative to the repository's top. */
export interface SummaryFacts {
  readonly project: Project;
  readonly change: Change;
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** What git says the change is made of; absent where git cannot say. */
  readonly attribution: Attribution | undefined;
  /** Why git cannot say, or cannot say all, as a clause: `the project is in no git repository`. */
  readonly unknown: string | undefined;
  /** Every file git has but those below `openspec/`, relative to the repository's top; absent without git. */
  readonly tracked: readonly string[] | undefined;
  /** Whether a file or folder is there now, by its path relative to the repository's top. */
  readonly isThere: (path: string) => boolean;
  /** The files an archived change touched, as git or the change's own documents say. */
  readonly filesOf: (change: Change) => readonly string[];
  /** What was touched together with the files of the change, planned ones among them; absent without git. */
  readonly together: Together | undefined;
  /** What became of the dependencies the manifests of the repository name. */
  readonly manifests: readonly ManifestChange[];
}
