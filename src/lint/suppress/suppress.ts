import type {Document} from '../../markdown/document.ts';
import type {Finding} from '../rule.ts';
import {isLocked} from '../settings/locked-rules.ts';
import {contentStart} from '../text/comments.ts';
import {type Directive, directivesIn, type NamedRule} from './directives.ts';
import {type NextLines, nextLines, onLine, type Source} from './next-lines.ts';

/** What came of a directive, or of one rule that it names. */
export interface Use {
  readonly directive: Directive;
  /** Absent where the directive names no rule, and means all of them. */
  readonly named: NamedRule | undefined;
  /** Where the rule stands among those the directive names. */
  readonly index: number;
  /** An `enable` is used when it ends a `disable`. */
  readonly isUsed: boolean;
  /** It is about the next line, and there is none. */
  readonly isAimless: boolean;
}

/** The findings that are left, and what came of the directives. */
export interface Suppressed {
  readonly left: readonly Finding[];
  readonly uses: readonly Use[];
}

/** Which directive speaks for a rule: by its id, and for those that are not there. */
interface State {
  readonly byId: Map<string, Source | 'enabled'>;
  others: Source | undefined;
}

/** One thing on the way through a document. */
interface Step {
  /** What holds for the whole file comes before its text. */
  readonly at: number;
  readonly directive?: Directive;
  readonly finding?: Finding;
}

const BEFORE_ALL = -1;

/** Apply the directives of one document to the findings about it. Takes time by the two numbers together. */
export function suppress(document: Document, findings: readonly Finding[]): Suppressed {
  const directives = directivesIn(document);
  if (directives.length === 0) return {left: findings, uses: []};
  const used = new Set<Source>();
  const lines = nextLines(document, directives);
  const state: State = {byId: new Map(), others: undefined};
  const left: Finding[] = [];
  for (const {directive, finding} of stepsThrough(document, directives, findings)) {
    if (directive) for (const ended of change(state, directive)) used.add(ended);
    if (!finding) continue;
    const source = isLocked(finding.rule) ? undefined : sourceFor(finding, state, lines);
    if (source) used.add(source);
    else left.push(finding);
  }
  return {left, uses: directives.flatMap((directive) => usesOf(directive, used, lines))};
}

function usesOf(directive: Directive, used: ReadonlySet<Source>, {aimless}: NextLines): readonly Use[] {
  const {kind, named} = directive;
  const isAimless = aimless.has(directive);
  if (named.length === 0 || kind === 'unknown')
    return [{directive, named: undefined, index: 0, isUsed: used.has(directive), isAimless}];
  return named.map((rule, index) => ({directive, named: rule, index, isUsed: used.has(rule), isAimless}));
}

/** A directive takes effect where it begins; a `disable` before all content holds for the file as a whole too. */
function stepsThrough(
  {text, frontMatter}: Document,
  directives: readonly Directive[],
  findings: readonly Finding[],
): readonly Step[] {
  const content = contentStart(text, frontMatter?.end ?? 0);
  const isTop = ({kind, end}: Directive) => kind === 'disable' && end <= content;
  // Sorting keeps the order of what is at one place: directives go first.
  return [
    ...directives.map((directive) => ({at: isTop(directive) ? BEFORE_ALL : directive.start, directive})),
    ...findings.map((finding) => ({at: finding.start?.offset ?? BEFORE_ALL, finding})),
  ].toSorted((a, b) => a.at - b.at);
}

/** What a directive makes of the state; yields an `enable` that ends something. */
function* change(state: State, directive: Directive): Generator<Source> {
  const {kind, named} = directive;
  if (kind !== 'disable' && kind !== 'enable') return;
  if (named.length === 0) {
    // What is cleared below is looked at once.
    const isOn = state.others !== undefined || [...state.byId.values()].some((each) => each !== 'enabled');
    if (kind === 'enable' && isOn) yield directive;
    state.byId.clear();
    state.others = kind === 'disable' ? directive : undefined;
  }
  for (const rule of named) {
    const before = state.byId.get(rule.id) ?? state.others;
    if (kind === 'enable' && before !== undefined && before !== 'enabled') yield rule;
    state.byId.set(rule.id, kind === 'disable' ? rule : 'enabled');
  }
}

function sourceFor({rule, start}: Finding, {byId, others}: State, lines: NextLines): Source | undefined {
  const next = start && onLine(lines, start.line, rule);
  const held = byId.get(rule) ?? others;
  return next ?? (held === 'enabled' ? undefined : held);
}
