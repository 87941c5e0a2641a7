import type {Item} from '../lint/items.ts';
import {summaryOf, type Verdict} from './validation.ts';

/** The version of the shapes below, as programs that read them expect it. */
const VERSION = '1.0';

/** Every item with its issues. No clock is read, so that the same tree gives the same bytes: durations are 0. */
export function validationJson(verdicts: readonly Verdict[], types: readonly Item['type'][]) {
  return {items: verdicts.map(itemJson), summary: summaryOf(verdicts, types), version: VERSION};
}

/** The items that have issues, and how many there are in all. */
export function findingsReportJson(verdicts: readonly Verdict[], types: readonly Item['type'][]) {
  const found = verdicts.filter(({issues}) => issues.length > 0);
  const scope = types.length === 1 ? `${types[0]}s` : 'all';
  const counts = {returnedItems: found.length, totalItems: verdicts.length};
  return {
    report: {kind: 'validation-findings', version: VERSION, scope, ...counts},
    itemFindings: found.map(itemJson),
    summary: summaryOf(verdicts, types),
    version: VERSION,
  };
}

function itemJson({item, isValid, issues}: Verdict) {
  return {id: item.id, type: item.type, valid: isValid, issues, durationMs: 0};
}
