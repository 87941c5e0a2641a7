import type {FeatureDelta} from '../dialects/feature.ts';
import type {Document} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import type {Point, Range} from '../markdown/place.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import type {FamilyId} from './families.ts';
import type {GitFacts} from './files/git-facts.ts';
import type {RuleOption} from './settings/options.ts';
import type {DirectiveUses} from './suppress/directive-uses.ts';

/** How much a finding matters: an error fails the run and stops an archive. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule says about a place in one file, before it is placed and named. */
export interface Problem {
  /** The file, where it is not the one the rule was given. */
  readonly path?: string;
  /** Absent when the problem is the file itself: missing, unreadable, misnamed. */
  readonly range?: Range;
  /** What is wrong and what would be right, one line, no period. */
  readonly message: string;
  /** Where this one matters more or less than the rule's others. */
  readonly severity?: Severity;
  /** Edits on this document that end the problem and change nothing else. */
  readonly fix?: readonly TextEdit[];
  /** The fix takes the byte order mark of the file off too, which no edit of its text can say. Beside `fix`. */
  readonly dropsBom?: true;
  /** Edits that end it too, and that a person must look at: they write words or drop some. Never beside `fix`. */
  readonly unsafeFix?: readonly TextEdit[];
  /** Other places that matter, such as where a name was declared first. */
  readonly related?: readonly RelatedProblem[];
}

/** A second place of a problem. */
export interface RelatedProblem {
  /** The file, where it is not that of the problem. */
  readonly path?: string;
  readonly range: Range;
  /** What stands there: `first declared here`; one line, no period. */
  readonly message: string;
}

/** What a person and a program see. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly start: Point | undefined;
  readonly end: Point | undefined;
  readonly message: string;
  readonly fix: readonly TextEdit[] | undefined;
  readonly dropsBom?: true;
  readonly unsafeFix: readonly TextEdit[] | undefined;
  readonly related: readonly RelatedPlace[];
}

/** A second place of a finding. */
export interface RelatedPlace {
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
  readonly message: string;
}

/** An error that no run of the rules found. */
export function errorFinding(told: Pick<Finding, 'rule' | 'path' | 'start' | 'end' | 'message'>): Finding {
  return {...told, severity: 'error', fix: undefined, unsafeFix: undefined, related: []};
}

/** What a rule looks at, by the name it gives in `on`. A rule asks for the smallest that will do. */
export interface Targets {
  readonly document: Document;
  readonly delta: FeatureDelta;
  readonly change: Change;
  readonly project: Project;
  /** What came of the directives of a document: looked at when all other rules were run. */
  readonly directives: DirectiveUses;
}

/** A rule about one kind of thing. */
export interface RuleOf<On extends keyof Targets> {
  readonly id: string;
  readonly severity: Severity;
  readonly on: On;
  /**
   * Which of the documents it is about; it has nothing to say of others. Rules about the same share a function, which is
   * asked once for all of them.
   */
  readonly where?: (document: Document, project: Project) => boolean;
  /** All its findings lie in deltas, or are about a change as a whole: it is left out where neither is asked for. */
  readonly tellsOfDeltas?: true;
  /** Some of its findings have a safe fix. */
  readonly fixable: boolean;
  /** Some have a fix that a person must look at. */
  readonly fixesUnsafely?: true;
  /** The group it stands in. */
  readonly family: FamilyId;
  /** What the rule demands, for the table: a phrase. */
  readonly summary: string;
  /** What the config may say besides the level. */
  readonly options?: readonly RuleOption<unknown>[];
  /** The rule has nothing to say without git, and is not run without it. */
  readonly asksGit?: true;
  /** There are no facts where git knows nothing, or was not asked. */
  readonly check: (target: Targets[On], project: Project, facts?: GitFacts) => Iterable<Problem>;
}

/** A rule, whatever it looks at. */
export type Rule = {[On in keyof Targets]: RuleOf<On>}[keyof Targets];

/** Types a rule by what it looks at. Never throws at run time, whatever the text: a rule must not either. */
export function defineRule<On extends keyof Targets>(rule: RuleOf<On>): RuleOf<On> {
  return rule;
}

/** A rule that has nothing to say without git. */
export interface GitRuleOf<On extends keyof Targets> extends Omit<RuleOf<On>, 'asksGit' | 'check'> {
  readonly check: (target: Targets[On], project: Project, facts: GitFacts) => Iterable<Problem>;
}

/** Types a rule that asks git by what it looks at. It must not throw either. */
export function defineGitRule<On extends keyof Targets>(rule: GitRuleOf<On>): RuleOf<On> {
  return {
    ...rule,
    asksGit: true,
    check: (target, project, facts) => (facts ? rule.check(target, project, facts) : []),
  };
}
