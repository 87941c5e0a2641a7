import {rangeOf} from '../../markdown/node.ts';
import {printable} from '../../project/names.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const deltaPurpose = defineRule({
  id: 'delta-purpose',
  severity: 'warning',
  on: 'change',
  fixable: false,
  family: 'requirement',
  summary: 'the Purpose of a delta is plain prose for a capability that is new',
  *check(change, project) {
    if (change.archived) return;
    const unused = mergesOfOne(project, change).filter(({losses}) =>
      losses.some(({requirement}) => requirement === undefined),
    );
    const kinds = new Map(unused.map(({capability, result}) => [capability, result.kind]));
    for (const {capability, delta} of change.requirementDeltas) {
      const kind = kinds.get(capability);
      const heading = kind && delta.purpose?.heading;
      if (!heading) continue;
      const message =
        kind === 'created'
          ? 'This Purpose does not arrive in the new spec, expected prose without headings, comments and open blocks'
          : `The spec of \`${printable(capability)}\` has its Purpose, and this one does not replace it, expected the words there, or no \`## Purpose\` here`;
      yield {path: delta.document.source.path, range: rangeOf(heading), message};
    }
  },
});
