/** What a template asks for in a section of a feature delta; a section of one's own is asked for by its title. */
const WORDS: Readonly<Record<string, string>> = {
  Summary: 'one sentence that stands alone',
  Specification: 'what it does, precisely enough to test',
  'Files Changed': 'filled by `openspec files --write`, or by hand: - `path` - what changed',
  Verification: 'the steps that show it works',
  'Previous Behavior': 'how it worked before',
  'New Behavior': 'how it works now, precisely enough to test',
  'Migration Notes': 'what an existing setup has to do, or "None"',
  Reason: 'why it goes',
  Impact: 'what its users have to do',
};

/** A section of a feature delta as the templates of the tool have it: its heading, and a comment that asks for its words. */
export function openSection(title: string): string {
  const words = WORDS[title] ?? 'say it here';
  return `## ${title}\n\n<!-- TODO: ${words} -->`;
}
