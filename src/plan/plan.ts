import {applyEdits, type TextEdit} from '../markdown/edit.ts';
import {encode, type Source} from '../markdown/source.ts';

/**
 * One thing a plan does. Paths are relative to the project's root.
 *
 * `write` carries edits, not content: what it leaves alone is provable, and the disk is compared with `source`
 * before anything happens. A file that is removed takes the folders it leaves empty along. Moves take effect after everything else, so all paths are those of before.
 */
export type Operation =
  | {readonly kind: 'create'; readonly path: string; readonly content: string; readonly mode?: number}
  | {
      readonly kind: 'write';
      readonly source: Source;
      readonly edits: readonly TextEdit[];
      /** The byte order mark goes: no edit can say it, because the text begins behind it. */
      readonly dropsBom?: true;
    }
  | {readonly kind: 'remove'; readonly source: Source}
  | {readonly kind: 'move'; readonly from: string; readonly to: string};

/** What would change on disk: all of it or nothing. */
export type Plan = readonly Operation[];

/** The path an operation changes. */
export function targetOf(operation: Operation): string {
  if (operation.kind === 'create') return operation.path;
  return operation.kind === 'move' ? operation.to : operation.source.path;
}

/** The text a write leaves behind. */
export function textAfter(operation: Extract<Operation, {kind: 'write'}>): string {
  return applyEdits(operation.source.text, operation.edits);
}

/** What a write leaves on disk. */
export function bytesAfter(operation: Extract<Operation, {kind: 'write'}>): Uint8Array {
  const hasBom = operation.source.hasBom && !operation.dropsBom;
  return encode({hasBom}, textAfter(operation));
}

/** Writes that change nothing taken out. */
export function effective(plan: Plan): Plan {
  return plan.filter(
    (operation) =>
      operation.kind !== 'write' || operation.dropsBom || textAfter(operation) !== operation.source.text,
  );
}
