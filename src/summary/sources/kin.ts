import {foldName} from '../../dialects/requirement-name.ts';
import {placeIn} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import {printCode, printText} from '../../markdown/print.ts';
import {descendants} from '../../markdown/section.ts';
import {onceFor} from '../../once.ts';
import {type Change, titleOf} from '../../project/change.ts';
import {baseName} from '../../project/paths.ts';
import type {SummaryFacts} from '../facts.ts';
import type {LineSource, SummaryLine} from '../summary.ts';
import {capabilitiesOf, earlier, featuresOf} from './earlier.ts';
import {plansOf} from './plans.ts';

/** More are counted, not listed. */
const MOST = 10;

/** A finished change that has something in common with the one that is summarised. */
interface Kin {
  readonly change: Change;
  readonly capabilities: readonly string[];
  readonly features: readonly string[];
  /** The files both touched. */
  readonly files: readonly string[];
}

/** Earlier changes with something in common, the strongest and newest first; past ten they are counted. */
export function kinOf(facts: SummaryFacts): readonly SummaryLine[] {
  const kin = earlier(facts).flatMap((change) => kinshipOf(facts, change) ?? []);
  const nearness = nearnessIn(kin);
  // They come newest first, and sorting keeps that where they are as strong.
  const sorted = kin.toSorted((a, b) => subjects(b) - subjects(a) || nearness(b) - nearness(a));
  const rest = sorted.slice(MOST);
  const more: SummaryLine = {
    key: 'more',
    text: `And ${rest.length} more`,
    sources: rest.map(({change}) => firstFileOf(change)),
  };
  return [...sorted.slice(0, MOST).map(lineOfKin), ...(rest.length > 0 ? [more] : [])];
}

interface Own {
  readonly capabilities: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

const ownOf: (facts: SummaryFacts) => Own = onceFor((facts) => ({
  capabilities: new Set(capabilitiesOf(facts.change)),
  features: new Set(featuresOf(facts.change)),
  files: new Set([
    ...(facts.attribution?.files ?? []).map(({path}) => path),
    ...plansOf(facts).byPath.keys(),
  ]),
}));

function kinshipOf(facts: SummaryFacts, change: Change): Kin | undefined {
  const own = ownOf(facts);
  const capabilities = [...new Set(capabilitiesOf(change))].filter((name) => own.capabilities.has(name));
  const deltas = own.features.size > 0 ? change.deltas : [];
  const features = deltas.filter(({name}) => own.features.has(foldName(name)));
  const files = [...new Set(facts.filesOf(change).filter((path) => own.files.has(path)))];
  if (capabilities.length + features.length + files.length === 0) return undefined;
  return {change, capabilities, features: features.map(({nameSource}) => nameSource), files};
}

/** How much the files in common say: one that every change touches says little. */
function nearnessIn(kin: readonly Kin[]): (each: Kin) => number {
  const touched = new Map<string, number>();
  for (const path of kin.flatMap(({files}) => files)) touched.set(path, (touched.get(path) ?? 0) + 1);
  return ({files}) => files.reduce((sum, path) => sum + 1 / (touched.get(path) ?? 1), 0);
}

function subjects({capabilities, features}: Kin): number {
  return capabilities.length + features.length;
}

function lineOfKin({change, capabilities, features, files}: Kin): SummaryLine {
  const date = change.archived?.date === undefined ? '' : ` (${change.archived.date})`;
  const title = titleOf(change);
  const shown = title === change.name ? '' : ` — ${printText(title)}`;
  const common = [
    ...(capabilities.length > 0 ? [named('capability', 'capabilities', capabilities)] : []),
    ...(features.length > 0
      ? [`${features.length === 1 ? 'feature' : 'features'} ${features.join(', ')}`]
      : []),
    ...(files.length > 0 ? [`${files.length} ${files.length === 1 ? 'file' : 'files'} in common`] : []),
  ];
  return {
    key: baseName(change.folder),
    text: `${printCode(change.name)}${date}${shown}: ${common.join(', ')}`,
    sources: [placeOf(change)],
  };
}

function named(one: string, many: string, names: readonly string[]): string {
  return `${names.length === 1 ? one : many} ${names.map(printCode).join(', ')}`;
}

/** The title of its proposal, or else its folder's first file. */
function placeOf(change: Change): LineSource {
  const {proposal} = change;
  if (!proposal) return firstFileOf(change);
  const heading = descendants(proposal.top).find(({depth}) => depth === 1)?.heading;
  const line = heading ? placeIn(proposal, rangeOf(heading).start).line : 1;
  return {kind: 'document', path: proposal.source.path, line};
}

function firstFileOf({files, folder}: Change): LineSource {
  return {kind: 'document', path: files[0] ?? folder, line: 1};
}
