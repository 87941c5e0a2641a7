import type {BasesOf} from '../../../src/dialects/merge/three-way/base.ts';
import {rebaseDelta} from '../../../src/dialects/rebase/rebase-delta.ts';
import type {Told} from '../../../src/dialects/rebase/told.ts';
import {readRequirementDelta} from '../../../src/dialects/requirement-delta.ts';
import {readSpec} from '../../../src/dialects/spec.ts';
import {conflictMarkers} from '../../../src/lint/text/conflict-markers.ts';
import {applyEdits} from '../../../src/markdown/edit.ts';
import {documentOf} from '../spec-text.ts';

/** The commit everything was written against. */
export const BASE = 'b'.repeat(40);

/** The bases of a delta that was written against one spec. */
export function basesIn(base: string): BasesOf {
  const spec = readSpec(documentOf(base));
  return () => [{commit: BASE, spec}];
}

/** A delta and what is told of it once it is brought from one spec to another. */
export function rebased(
  base: string,
  spec: string,
  delta: string,
  renames: Readonly<Record<string, string>> = {},
): {readonly text: string; readonly told: readonly Told[]; readonly isGivenUp: boolean} {
  const document = documentOf(delta, 'openspec/changes/add-x/specs/auth/spec.md');
  const {edits, told, isGivenUp} = rebaseDelta(
    {
      delta: readRequirementDelta(document),
      spec: readSpec(documentOf(spec)),
      bases: basesIn(base),
      renamedTo: (name) => renames[name],
      renamedFrom: (name) => Object.keys(renames).filter((from) => renames[from] === name),
      conflictsIn: (text) => conflictMarkers(documentOf(text)).length,
    },
    {ours: 'spec at abc1234', theirs: 'add-x'},
  );
  return {text: applyEdits(document.text, edits), told, isGivenUp};
}
