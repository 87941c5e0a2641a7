import {kinds} from '../deltas/index.ts';
import type {DeltaKind} from '../deltas/kind.ts';
import {printable} from '../printable.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {portableProblem} from './portable-name.ts';

export {printable};

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 100;

/** Why a name cannot be that of a new change, or nothing. */
export function nameProblem(name: string): string | undefined {
  if (!KEBAB.test(name))
    return 'expected lower-case words joined by single hyphens, as in `add-health-check`';
  if (name.length > LONGEST) return `expected at most ${LONGEST} characters, this has ${name.length}`;
  if (name === 'archive') return '`archive` is where finished changes are kept';
  return portableProblem(name);
}

/** Writing is strict: throws a Refusal that proposes the nearest sound name. */
export function checkNewName(name: string): void {
  const problem = nameProblem(name);
  if (!problem) return;
  const sound = slugOf(name);
  const proposal = nameProblem(sound) ? 'add-health-check' : sound;
  throw new Refusal(
    'bad-change-name',
    `\`${printable(name)}\` cannot name a change: ${problem}`,
    shellLine`openspec new ${proposal}`,
  );
}

/** A text as a name: lower-case ASCII words joined by hyphens; accents are taken off, other scripts dropped. */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return words
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** `add-health-check` → `Health Check`: the feature a change's name speaks of. */
export function featureNameOf(change: string): string {
  const words = change.split('-');
  const rest = words.length > 1 && kindOfName(change) ? words.slice(1) : words;
  return rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** The kind a change's first word suggests: `remove-…` removes. */
export function kindOfName(change: string): DeltaKind | undefined {
  const [verb = ''] = change.split('-');
  return kinds.find(({prefixes}) => prefixes.includes(verb));
}

/** What an archived folder's name says; a repeated date prefix is read through, the first date counts. */
export function readArchiveName(folder: string): {readonly date: string | undefined; readonly name: string} {
  const match = /^(\d{4}-\d{2}-\d{2})(?:-\d{4}-\d{2}-\d{2})*-(.+)$/.exec(folder);
  return {date: match?.[1], name: match?.[2] ?? folder};
}
