import {requirementBranch} from '../../dialects/merge/requirement-branch.ts';
import {mergeBranches, piecesOf} from '../../markdown/merge/merge-branches.ts';
import {conflictsAmong} from '../../markdown/merge/pieces.ts';
import {type Project, specPath} from '../../project/project.ts';
import {specOf} from '../deltas/requirement-files.ts';
import {blockIn, textOf} from './delta-parts.ts';

/** A requirement of a living spec that two branches changed, each in its own way. */
export interface BothChanged {
  readonly capability: string;
  readonly name: string;
  /** Whether what both did can be merged. */
  readonly merges: boolean;
}

/** The requirements that two sides changed since they parted, sorted by capability. */
export function changedOnBothSides(base: Project, ours: Project, theirs: Project): readonly BothChanged[] {
  const capabilities = ours.capabilities.filter((capability) => {
    const texts = [base, ours, theirs].map((side) => side.input.read(specPath(capability))?.text);
    return new Set(texts).size === 3;
  });
  return capabilities.flatMap((capability) => {
    const [then, mine, other] = [base, ours, theirs].map((side) => {
      const document = side.document(specPath(capability));
      return document && specOf(document);
    });
    const names = new Set(
      [then, mine, other].flatMap((spec) => spec?.requirements.map(({name}) => name) ?? []),
    );
    return [...names].flatMap((name) => {
      const blocks = {base: blockIn(then, name), ours: blockIn(mine, name), theirs: blockIn(other, name)};
      const texts = Object.values(blocks).map((block) => block && textOf(block));
      if (new Set(texts).size < 3) return [];
      const merged = mergeBranches({
        base: blocks.base && requirementBranch(blocks.base),
        ours: blocks.ours && requirementBranch(blocks.ours),
        theirs: blocks.theirs && requirementBranch(blocks.theirs),
      });
      return [{capability, name, merges: !merged || conflictsAmong(piecesOf(merged)).length === 0}];
    });
  });
}
