/** Markdown as people write it in proposals, designs and specs, by a source of random numbers from 0 up to 1. */

const WORDS =
  'the system a person asks for what it keeps and how long when nothing is found so that every reader can see which part was written by whom because one file may be read twice while another waits until its turn comes without telling anybody'.split(
    ' ',
  );
const MARKED = [
  '`src/parts/index.ts`',
  '**never**',
  '[the guide](https://example.org/guide)',
  '`--dry-run`',
  '_once_',
];

/** What a requirement has at the most: one that is modified has as many, so that none is lost. */
export const MOST_SCENARIOS = 3;

/** Sentences of about so many characters. */
export function prose(random, size) {
  const sentences = [];
  for (let length = 0; length < size; length += sentences.at(-1).length + 1) sentences.push(sentence(random));
  return sentences.join(' ');
}

function sentence(random) {
  const words = Array.from({length: 6 + Math.floor(random() * 12)}, () =>
    pick(random() < 0.05 ? MARKED : WORDS, random),
  );
  const [first = '', ...others] = words;
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${others.map((word) => ` ${word}`).join('')}.`;
}

/** A paragraph, list, table, fence, quote or section, as often as they come in real files. */
export function block(random, count) {
  const kind = random();
  if (kind < 0.35) return `${prose(random, 250)}\n`;
  if (kind < 0.7) return `${rows(random, () => `- ${prose(random, 80)}`)}\n`;
  if (kind < 0.78)
    return `${rows(random, (index) => `${index + 1}. ${prose(random, 60)}\n   - ${prose(random, 40)}`)}\n`;
  if (kind < 0.84)
    return `| Part | What it does |\n|------|--------------|\n${rows(random, (index) => `| \`part-${index}\` | ${sentence(random)} |`)}\n`;
  if (kind < 0.92)
    return `\`\`\`ts\n${rows(random, (index) => `export const part${index} = read('${index}'); // ${sentence(random)}`)}\n\`\`\`\n`;
  if (kind < 0.94) return `> ${sentence(random)}\n`;
  return `### Part ${count + 1}\n\n${prose(random, 150)}\n`;
}

/** A requirement with so many scenarios, from one to three without a number. */
export function requirement(name, random, length = 1 + Math.floor(random() * MOST_SCENARIOS)) {
  const scenarios = Array.from({length}, (_, index) => scenario(index, random));
  return `### Requirement: ${name}\n\nThe system SHALL do this: ${prose(random, 120)}\n\n${scenarios.join('\n')}`;
}

function scenario(index, random) {
  const given = random() < 0.3 ? `- **GIVEN** ${sentence(random)}\n` : '';
  return `#### Scenario: Case ${index + 1}\n\n${given}- **WHEN** ${sentence(random)}\n- **THEN** ${sentence(random)}\n- **AND** ${sentence(random)}\n`;
}

function rows(random, row) {
  return Array.from({length: 2 + Math.floor(random() * 6)}, (_, index) => row(index)).join('\n');
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}
