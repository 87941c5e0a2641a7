/** What to say of a name that no requirement has, and the one that is meant. */
export function missing(name: string, near: string | undefined): string {
  const question = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return `No requirement \`${name}\` in the spec${question}`;
}
