import {type Document, placeIn} from '../../markdown/document.ts';
import type {Directive, NamedRule} from './directives.ts';

/** A rule that a directive names, or the directive that names none. */
export type Source = NamedRule | Directive;

/** What is disabled on the lines that follow directives. */
export interface NextLines {
  /** By line, then by rule id. */
  readonly sources: ReadonlyMap<number, ReadonlyMap<string, Source>>;
  /** The directives that no line follows. */
  readonly aimless: ReadonlySet<Directive>;
}

const ANY = '*';

/** What the directives about next lines disable. */
export function nextLines(document: Document, directives: readonly Directive[]): NextLines {
  const sources = new Map<number, Map<string, Source>>();
  const aimless = new Set<Directive>();
  let behind = 0;
  let target: number | undefined;
  for (const directive of directives) {
    if (directive.kind !== 'disable-next-line') continue;
    const {line} = placeIn(document, directive.end);
    // Many comments may stand on one line before many blank ones.
    if (line !== behind) [behind, target] = [line, filledLineAfter(document, line)];
    if (target === undefined) {
      aimless.add(directive);
      continue;
    }
    const onTarget = sources.get(target) ?? new Map<string, Source>();
    if (directive.named.length === 0) onTarget.set(ANY, directive);
    for (const rule of directive.named) onTarget.set(rule.id, rule);
    sources.set(target, onTarget);
  }
  return {sources, aimless};
}

/** What disables a rule on a line. */
export function onLine({sources}: NextLines, line: number, rule: string): Source | undefined {
  const onTarget = sources.get(line);
  return onTarget?.get(rule) ?? onTarget?.get(ANY);
}

/** The first line behind another that says something. */
function filledLineAfter({text, lineStarts}: Document, line: number): number | undefined {
  for (let next = line + 1; next <= lineStarts.length; next++)
    if (/[^\s>]/.test(text.slice(lineStarts[next - 1], lineStarts[next]))) return next;
  return undefined;
}
