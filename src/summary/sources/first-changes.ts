import {foldName} from '../../dialects/requirement-name.ts';
import type {Document} from '../../markdown/document.ts';
import {printText} from '../../markdown/print.ts';
import type {SummaryFacts} from '../facts.ts';
import type {LineSource, SummaryLine} from '../summary.ts';
import {capabilitiesOf, earlier, featuresOf} from './earlier.ts';

/** A line for each capability and feature that no earlier change touched. */
export function firstChanges(facts: SummaryFacts): readonly SummaryLine[] {
  const {change, project} = facts;
  const before = earlier(facts);
  const capabilities = new Set(before.flatMap(capabilitiesOf));
  const features = new Set(change.deltas.length > 0 ? before.flatMap(featuresOf) : []);
  const ofCapabilities = change.requirementDeltas.flatMap(({capability, delta}): readonly SummaryLine[] => {
    if (capabilities.has(capability)) return [];
    const {modified, removed, renamed, document} = delta;
    const addsOnly = modified.length + removed.length + renamed.length === 0;
    // A change that is archived has made the spec that is there now, unless it changed what was there before it.
    const isNew = change.archived ? addsOnly : !project.capabilities.includes(capability);
    return [
      firstLine(
        `capability ${capability}`,
        `${printText(capability)} capability${isNew ? NEW : ''}`,
        document,
      ),
    ];
  });
  const ofFeatures = change.deltas.flatMap(({name, nameSource, document}) =>
    features.has(foldName(name)) ? [] : [firstLine(`feature ${name}`, `${nameSource} feature`, document)],
  );
  return [...ofCapabilities, ...ofFeatures];
}

const NEW = ' (new subsystem)';

function firstLine(key: string, what: string, {source}: Document): SummaryLine {
  const sources: readonly LineSource[] = [
    {kind: 'absent', lookedIn: 'openspec/changes/archive'},
    {kind: 'document', path: source.path, line: 1},
  ];
  return {key, text: `First change to ${what}`, sources};
}
