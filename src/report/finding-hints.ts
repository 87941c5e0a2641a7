import {type Called, calledAgain} from '../called.ts';
import type {Finding} from '../lint/rule.ts';
import {shellLine} from '../refusal.ts';
import type {OnDisk, Report} from './findings/format.ts';

/** What there is to do next about some findings, each a clause with a command to paste. */
export function hintsOf(
  findings: readonly Finding[],
  {called, seen, onDisk}: Pick<Report, 'called' | 'seen' | 'onDisk'>,
): readonly string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const why = `\`${calledAgain(`openspec explain ${first.rule}`, called)}\` says why`;
  if (onDisk === undefined) return [...fixHints(findings, findings.length, called), why];
  const those = (state: OnDisk) => findings.filter(({path}) => onDisk(path) === state);
  const files = (some: readonly Finding[]) => [...new Set(some.map(({path}) => plain(seen(path))))];
  const [same, other, gone] = [those('same'), those('other'), those('nothing')].map((some) => [...some]);
  const staging = (fixed: readonly Finding[]) => shellLine`git add ${files(fixed)}`;
  return [
    ...fixHints(same ?? [], findings.length, called, staging),
    ...clause(other, (some) => `what is on disk is another text: \`${staging(some)}\` when it is right`),
    ...clause(gone, (some) => `\`${restoring(files(some))}\` brings back what is not on disk`),
    why,
  ];
}

/** `all` is the number of findings told. What is staged must be staged anew once it is mended. */
function fixHints(
  findings: readonly Finding[],
  all: number,
  called: Called,
  staging?: (fixed: readonly Finding[]) => string,
): readonly string[] {
  const safe = findings.filter(({fix}) => fix);
  const unsafe = findings.filter(({fix, unsafeFix}) => !fix && unsafeFix);
  const many = ({length}: readonly Finding[]) => (length === all ? 'all' : length);
  const mends = (flags: string, fixed: readonly Finding[]) => {
    const command = calledAgain(`openspec lint ${flags}`, called);
    return `\`${command}\`${staging ? `, then \`${staging(fixed)}\`,` : ''} mends ${many(fixed)} of them`;
  };
  if (safe.length > 0)
    return [mends('--fix', safe), ...clause(unsafe, () => `${unsafe.length} more with \`--unsafe-fixes\``)];
  return clause(unsafe, () => mends('--fix --unsafe-fixes', unsafe));
}

function clause(
  findings: readonly Finding[] | undefined,
  text: (findings: readonly Finding[]) => string,
): readonly string[] {
  return findings === undefined || findings.length === 0 ? [] : [text(findings)];
}

/** Also what a sparse checkout leaves out. */
function restoring(files: readonly string[]): string {
  return shellLine`git restore --ignore-skip-worktree-bits -- ${files}`;
}

/** A name is no flag. */
function plain(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}
