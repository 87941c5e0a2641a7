import type {DeltaKind} from '../deltas/kind.ts';
import {shellLine} from '../refusal.ts';

/** What shall happen to a requirement or a feature. */
export interface WantedName {
  readonly kind: DeltaKind;
  readonly name: string;
}

/** The command that asks for a change, to paste. */
export function newCommand(
  change: string,
  capability: string | undefined,
  wanted: readonly WantedName[],
): string {
  const start =
    capability === undefined
      ? shellLine`openspec new ${change}`
      : shellLine`openspec new ${change} --capability ${capability}`;
  const flags = wanted.map(({kind, name}) => shellLine`--${kind.keyword.toLowerCase()} ${name}`);
  return [start, ...flags].join(' ');
}
