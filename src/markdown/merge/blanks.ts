/** A line without the blanks and tabs at its end, its line ending aside. */
export function withoutBlanks(line: string): string {
  const ending = line.endsWith('\n') ? '\n' : '';
  const last = line.length - ending.length;
  let end = last;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  return end === last ? line : line.slice(0, end) + ending;
}

/** Whether two texts that end their lines with LF say the same: blanks at the ends of lines aside. */
export function saysSame(a: string, b: string): boolean {
  return a === b || said(a) === said(b);
}

/** A text without the blanks at the ends of its lines. */
export function said(text: string): string {
  return text.split('\n').map(withoutBlanks).join('\n');
}
