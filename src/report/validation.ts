import type {CheckedItem, Item} from '../lint/items.ts';
import type {Finding, Severity} from '../lint/rule.ts';

/** A finding in the words of `openspec validate`. */
export interface Issue {
  readonly level: Level;
  readonly path: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
  readonly rule: string;
}

export type Level = 'ERROR' | 'WARNING' | 'INFO';

/** The verdict on one item. */
export interface Verdict {
  readonly item: Item;
  readonly isValid: boolean;
  readonly issues: readonly Issue[];
}

const LEVELS: Readonly<Record<Severity, Level>> = {error: 'ERROR', warning: 'WARNING', info: 'INFO'};
/** Proposals are for people: `lint` holds them to a form, a verdict on the specification only mentions it. */
const MENTIONED: ReadonlySet<string> = new Set(['proposal-exists', 'proposal-sections']);

/** Judge checked items: an error makes one invalid, with `isStrict` a warning too. */
export function verdictsOf(checked: readonly CheckedItem[], isStrict: boolean): readonly Verdict[] {
  return checked.map(({item, findings}) => {
    const issues = findings.map(issueOf);
    const fails = ({level}: Issue) => level === 'ERROR' || (isStrict && level === 'WARNING');
    return {item, isValid: !issues.some(fails), issues};
  });
}

function issueOf({rule, severity, path, start, message}: Finding): Issue {
  const level = MENTIONED.has(rule) ? 'INFO' : LEVELS[severity];
  return {level, path, line: start?.line, column: start?.column, message, rule};
}

/** How many items passed, over all and by type; every type that was asked for has its numbers. */
export function summaryOf(verdicts: readonly Verdict[], types: readonly Item['type'][]) {
  const count = (list: readonly Verdict[]) => {
    const passed = list.filter(({isValid}) => isValid).length;
    return {items: list.length, passed, failed: list.length - passed};
  };
  const byType = types.map((type) => [type, count(verdicts.filter(({item}) => item.type === type))] as const);
  return {totals: count(verdicts), byType: Object.fromEntries(byType)};
}
