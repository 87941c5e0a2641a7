import {type Document, placeIn} from '../markdown/document.ts';
import {printable} from '../printable.ts';
import type {ManagedBlock} from '../project/managed-block.ts';
import {Refusal, shellLine} from '../refusal.ts';

const SHOWN = 6;

/** Throws a Refusal, with the lines of the marks, where these make neither no block nor one. */
export function assertSoundBlock(document: Document, block: ManagedBlock): void {
  if (block.kind !== 'broken') return;
  const {path} = document.source;
  const lines = block.marks.map(({kind, start}) => `${placeIn(document, start).line} (${kind})`);
  const others = lines.length > SHOWN ? [`${lines.length - SHOWN} more`] : [];
  const shown = [...lines.slice(0, SHOWN), ...others].join(', ');
  const message = `${printable(path)} has the marks of the block at line${lines.length === 1 ? '' : 's'} ${shown}, expected one start and one end below it: take out the others, with what they hold, or add what is missing`;
  throw new Refusal('broken-block', message, shellLine`grep -n openspec-changes: ${path}`);
}
