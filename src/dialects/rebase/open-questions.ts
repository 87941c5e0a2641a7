import {lineStart, type Range} from '../../markdown/place.ts';
import {shortCommit} from '../../short-commit.ts';
import {blockText} from '../merge/block.ts';
import type {CurrentBlock} from '../merge/marks/scenario-marks.ts';
import {comparable} from '../merge/slots.ts';
import type {Rename} from '../renames.ts';
import type {Requirement} from '../requirement-block.ts';
import {followed, requirementIn} from './follow-name.ts';
import {nameBefore, partText, type RebaseInput, type Written, writtenAgainst} from './rebase-input.ts';
import {renameChange} from './renamed-since.ts';

/** What only a person can do, at a place in the delta as it was. */
export interface Question {
  readonly requirement: string;
  readonly commit: string | undefined;
  readonly range: Range;
  readonly message: string;
}

/** What the spec did since to names that the delta gives, and no edit of ours could follow. */
export function openQuestions(input: RebaseInput): readonly Question[] {
  const {delta} = input;
  return [
    ...delta.renamed.flatMap((rename) => renameQuestion(input, rename)),
    ...delta.removed.flatMap(({name, start, end, requirement}) =>
      removalQuestion(input, requirement?.block ?? {start, end}, name),
    ),
    ...delta.modified.flatMap((block) => targetQuestion(input, block)),
    ...delta.added.flatMap((block) => arrivalQuestion(input, block)),
  ];
}

function renameQuestion(input: RebaseInput, rename: Rename): readonly Question[] {
  const {from, to} = rename;
  if (from === undefined || requirementIn(input.spec, from)) return [];
  const isDone = to !== undefined && requirementIn(input.spec, to) !== undefined;
  if (isDone || renameChange(input, rename)) return [];
  return goneQuestion(input, rename, from, {
    renamed: (name) => `expected \`FROM: ${name}\``,
    removed: 'delete this rename',
  });
}

function removalQuestion(input: RebaseInput, range: Range, name: string): readonly Question[] {
  const before = writtenAgainst(input, range, name);
  if (!before || requirementIn(input.spec, name)) return [];
  const now = followed(before.base.spec, before.block, input.spec, input.renamedTo);
  if (!now) return [];
  const to = now.requirement.name;
  const message = `\`${name}\` is \`${to}\` in the spec since ${short(before)}; remove that one, or delete this removal`;
  return [{requirement: name, commit: before.block.commit, range, message}];
}

function targetQuestion(input: RebaseInput, block: Requirement): readonly Question[] {
  const before = nameBefore(input.delta, block.name);
  const isRenamed = before !== block.name;
  // Where the delta renames it, the question is asked there.
  if (isRenamed || requirementIn(input.spec, before)) return [];
  return goneQuestion(input, block.block, block.name, {
    renamed: undefined,
    removed: 'move this block to `## ADDED Requirements`, or delete it',
  });
}

interface Ways {
  /** Nothing where the delta was made to follow. */
  readonly renamed: ((name: string) => string) | undefined;
  readonly removed: string;
}

function goneQuestion(input: RebaseInput, range: Range, name: string, ways: Ways): readonly Question[] {
  const before = writtenAgainst(input, range, name);
  if (!before) return [];
  const {commit} = before.block;
  const now = followed(before.base.spec, before.block, input.spec, input.renamedTo);
  if (!now) {
    const message = `\`${name}\` was removed from the spec since ${short(before)}; ${ways.removed}`;
    return [{requirement: name, commit, range, message}];
  }
  if (!ways.renamed) return [];
  const to = now.requirement.name;
  const message = `\`${name}\` is \`${to}\` in the spec since ${short(before)}, ${ways.renamed(to)}`;
  return [{requirement: name, commit, range, message}];
}

/** What is both REMOVED and ADDED is replaced, and the removal is looked at. */
function arrivalQuestion(input: RebaseInput, {name, block, ...rest}: Requirement): readonly Question[] {
  const {delta, spec, bases} = input;
  const now = requirementIn(spec, name);
  const [base] = bases(partText(delta, block));
  const isReplaced = delta.removed.some((removal) => removal.name === name);
  if (!now || !base || isReplaced || requirementIn(base.spec, name)) return [];
  const {depth} = now.requirement.section;
  const text = blockText(delta.document, {name, block, ...rest}, undefined, depth);
  if (comparable(text) === comparable(partOf(now))) return [];
  const message = `\`${name}\` arrived in the spec since ${shortCommit(base.commit)} with other words; move what is new here to \`## MODIFIED Requirements\`, or give it another name`;
  return [{requirement: name, commit: base.commit, range: block, message}];
}

function partOf({document: {text}, requirement: {block}}: CurrentBlock): string {
  return text.slice(lineStart(text, block.start), block.end);
}

function short({block: {commit}}: Written): string {
  return shortCommit(commit);
}
