/** The ranges in some data, however deep, that lie outside of the text or cut a character in two. */
export function rangeProblems(text: string, data: unknown): readonly string[] {
  const problems: string[] = [];
  const seen = new Set<unknown>();
  const ahead: unknown[] = [data];
  while (ahead.length > 0) {
    const value = ahead.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if ('start' in value && 'end' in value) problems.push(...problemsOf(text, value.start, value.end));
    for (const [key, inner] of Object.entries(value)) if (!FOREIGN.has(key)) ahead.push(inner);
  }
  return problems;
}

/** Parts of a reading that have no places of ours, or those that the tree is checked for anyway. */
const FOREIGN = new Set(['document', 'node', 'list', 'table', 'kind', 'titles', 'position']);

function problemsOf(text: string, start: unknown, end: unknown): readonly string[] {
  if (typeof start !== 'number' || typeof end !== 'number') return [];
  const lies = start >= 0 && start <= end && end <= text.length;
  if (!lies) return [`a range ${start}–${end} in ${text.length}`];
  return [start, end].filter((at) => cutsCharacter(text, at)).map((at) => `a character is cut at ${at}`);
}

function cutsCharacter(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
