import type {Finding} from '../../lint/rule.ts';
import {counted, visible} from '../style.ts';
import {columnsOf, wrapped} from './layout.ts';
import {moreLine} from './more.ts';
import type {Part, Screen} from './part.ts';
import type {WholeState} from './state.ts';

/** Findings that are shown, of all rules and of one. */
const MOST = 4;
const MOST_OF_RULE = 2;

/** What the rules say, errors first; the first ones with their places. What an overlap tells is told there. */
export const findingsPart: Part = (state, screen) => {
  const {change, findings} = state;
  const told = findings.filter((finding) => !isTold(state, finding));
  const errors = told.filter(({severity}) => severity === 'error');
  const warnings = told.filter(({severity}) => severity === 'warning');
  if (told.length === 0) return [];
  const rules = [...byRule(errors), ...byRule(warnings)];
  const shown = rules.flatMap((found) => found.slice(0, MOST_OF_RULE)).slice(0, MOST);
  const {style} = screen;
  const counts = [
    ...(errors.length > 0 ? [style.paint('red', counted(errors.length, 'error'))] : []),
    ...(warnings.length > 0 ? [style.paint('yellow', counted(warnings.length, 'warning'))] : []),
  ];
  const lines = rules.flatMap((found) => ruleLines(found, shown, screen));
  return [
    `${style.paint('bold', 'Findings')}  ${counts.join(', ')}`,
    ...lines,
    ...moreLine(told.length - shown.length, ['lint', change.name], style),
  ];
};

/** What each rule says, in the order in which the rules are first met. */
function byRule(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const found = rules.get(finding.rule);
    if (found) found.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return [...rules.values()];
}

function ruleLines(found: readonly Finding[], shown: readonly Finding[], {style}: Screen): readonly string[] {
  const own = found.filter((finding) => shown.includes(finding));
  const [first] = own;
  if (!first) return [];
  const severity = style.paint(first.severity === 'error' ? 'red' : 'yellow', first.severity);
  return [
    `  ${severity}  ${first.rule}${found.length > 1 ? ` (${found.length})` : ''}`,
    ...own.flatMap(({path, start, message}) => [
      `    ${visible(path)}${start ? `:${start.line}` : ''}`,
      ...wrapped(visible(message), columnsOf(style), '      '),
    ]),
  ];
}

/** A feature or requirement that another change claims, too. */
function isTold({overlaps}: WholeState, {rule, path, start}: Finding): boolean {
  if (rule !== 'overlapping-changes') return false;
  return overlaps.some(({claims}) =>
    claims.some((claim) => claim.path === path && claim.range.start === start?.offset),
  );
}
