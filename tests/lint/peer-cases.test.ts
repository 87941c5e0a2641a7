import {describe, expect, test} from 'vitest';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {mergesOf} from '../../src/project/merges.ts';
import {projectOf} from '../support/project.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Case {
  /** The number of the case in the study of what other tools accept, lose or refuse. */
  readonly number: number;
  readonly what: string;
  readonly files: Files;
  /** The rules that speak; none where the tree is sound Markdown. */
  readonly says: readonly string[];
}

const SPEC = 'openspec/specs/auth/spec.md';
const DELTA = 'openspec/changes/c1/specs/auth/spec.md';
const OTHER = 'openspec/changes/c2/specs/auth/spec.md';

const PURPOSE = 'Who may use the product, and how people show who they are.';
const PROPOSAL = '# Sign in\n\n## Why\n\nPeople ask for it.\n\n## What Changes\n\nThe page.\n';

function requirement(name: string, text = 'The system SHALL do it.', scenario = 'Usual'): string {
  return `### Requirement: ${name}\n\n${text}\n\n#### Scenario: ${scenario}\n\n- **WHEN** asked\n- **THEN** it is done\n`;
}

const login = requirement('Login');
const logout = requirement('Logout');

function spec(...requirements: readonly string[]): string {
  return `# auth Specification\n\n## Purpose\n\n${PURPOSE}\n\n## Requirements\n\n${requirements.join('\n')}`;
}

function section(keyword: string, ...parts: readonly string[]): string {
  return `## ${keyword} Requirements\n\n${parts.join('\n')}`;
}

const added = (...parts: readonly string[]) => section('ADDED', ...parts);
const modified = (...parts: readonly string[]) => section('MODIFIED', ...parts);
const removed = (...parts: readonly string[]) => section('REMOVED', ...parts);
const renamed = (...lines: readonly string[]) => section('RENAMED', lines.join('\n'), '');

/** One change with one delta, against a spec with Login and Logout. */
const delta = (text: string, living: string | Uint8Array = spec(login, logout)): Files => ({
  [SPEC]: living,
  [DELTA]: text,
});
const passkey = added(requirement('Passkey'));

/** What is lost or spoiled elsewhere, in silence. */
const LOST: readonly Case[] = [
  {
    number: 45,
    what: 'two changes modify one requirement',
    files: {
      ...delta(modified(login.replace('do it', 'do it well'))),
      [OTHER]: modified(login.replace('do it', 'do it fast')),
    },
    says: ['overlapping-changes'],
  },
  {
    number: 33,
    what: 'a living spec in Latin-1',
    files: delta(passkey, Buffer.from(spec(login.replace('asked', 'café')), 'latin1')),
    says: ['spec-mergeable', 'valid-utf8'],
  },
  {
    number: 2,
    what: 'a byte order mark on the living spec, which stays',
    files: delta(passkey, `\uFEFF${spec(login)}`),
    says: ['no-bom'],
  },
  {
    number: 3,
    what: 'mixed line endings',
    files: delta(passkey, spec(login).replace('\n\n', '\r\n\r\n')),
    says: [],
  },
  {
    number: 4,
    what: 'no final newline, and two blanks at the end of a line',
    files: delta(passkey, spec(login, logout).replace('asked', 'asked  ').trimEnd()),
    says: [],
  },
  {
    number: 5,
    what: 'front matter, runs of blank lines, indented code, a long comment',
    files: delta(
      passkey,
      `---\nowner: ada\n---\n\n\n${spec(login)}\n\n\n## Notes\n\n    code\n\n\n    more\n\n<!-- a\n\n\nb -->\n`,
    ),
    says: [],
  },
  {
    number: 34,
    what: 'a file of carriage returns',
    files: delta(passkey, spec(login).replaceAll('\n', '\r')),
    says: [],
  },
  {
    number: 25,
    what: 'link references at the end',
    files: delta(
      modified(logout.replace('do it', 'end it')),
      `${spec(login, logout)}\n[a]: https://example.org\n`,
    ),
    says: [],
  },
  {
    number: 26,
    what: 'a rule and a comment between requirements',
    files: delta(removed('### Requirement: Login\n'), spec(login, '---\n\n<!-- owner: ada -->\n', logout)),
    says: [],
  },
  {
    number: 7,
    what: 'a requirement in a comment of the living spec',
    files: delta(modified(logout), spec(login, `<!--\n${logout}\n-->\n`)),
    says: ['requirement-target'],
  },
  {
    number: 8,
    what: 'a commented-out REMOVED section',
    files: delta(`${passkey}\n<!--\n## REMOVED Requirements\n\n### Requirement: Login\n-->\n`),
    says: [],
  },
  {
    number: 27,
    what: 'a fence in the living spec that is never closed',
    files: delta(passkey, `${spec(login, logout)}\n\`\`\`sh\nlogout\n`),
    says: ['no-unclosed-fence', 'spec-mergeable'],
  },
  {
    number: 28,
    what: 'a fence in a MODIFIED block that is never closed',
    files: delta(modified(`${login}\n\`\`\`sh\nlogin\n`)),
    says: ['no-unclosed-fence'],
  },
  {
    number: 29,
    what: 'a fence that hides the rest of a delta',
    files: delta(`${passkey}\n\`\`\`sh\nlogin\n\n${removed('### Requirement: Login\n')}`),
    says: ['no-unclosed-fence'],
  },
  {
    number: 94,
    what: 'a comment of a shell outside of its fence',
    files: {[SPEC]: spec(`${login}\n# install first\n`, logout)},
    says: ['requirement-place'],
  },
  {
    number: 13,
    what: 'a heading with one blank before it',
    files: delta(modified(logout.replace('do it', 'end it')), spec(login, ` ${logout}`)),
    says: [],
  },
  {
    number: 95,
    what: 'names that end in a backtick',
    files: delta(
      removed('- ### Requirement: Support `--json`\n') +
        renamed('- FROM: ### Requirement: Read `-`', '- TO: ### Requirement: Read `stdin`'),
      spec(login, requirement('Support `--json`'), requirement('Read `-`')),
    ),
    says: [],
  },
  {
    number: 22,
    what: 'another section in the middle of a delta',
    files: delta(`${passkey}\n## Rationale\n\nWords.\n\n${requirement('Second')}`),
    says: ['requirement-place'],
  },
  {
    number: 61,
    what: 'text before the first requirement of a section',
    files: delta(`## ADDED Requirements\n\nAll of these hold offline.\n\n${requirement('Passkey')}`),
    says: ['loose-prose'],
  },
  {
    number: 20,
    what: 'headings that are no requirements',
    files: delta(
      `${passkey}\n### R-1: Custom\n\nA.\n\n### Requirement - Dash\n\nB.\n\n### Requirement Colonless\n\nC.\n`,
    ),
    says: ['requirement-heading'],
  },
  {
    number: 31,
    what: 'the same name in another Unicode form',
    files: delta(added(requirement('Café'.normalize('NFD'))), spec(requirement('Café'.normalize('NFC')))),
    says: ['requirement-new'],
  },
  {
    number: 32,
    what: 'the same name with an invisible character',
    files: delta(added(requirement('Log\u200Bin'))),
    says: ['no-invisible-characters', 'requirement-new'],
  },
  {
    number: 62,
    what: 'new capabilities with blanks and other letters',
    files: {
      'openspec/changes/c1/specs/My Auth/spec.md': passkey,
      'openspec/changes/c1/specs/ünïcode/spec.md': passkey,
    },
    says: ['capability-name'],
  },
  {
    number: 96,
    what: 'a slip in the name of a capability',
    files: {
      [SPEC]: spec(login),
      'openspec/changes/c1/specs/auht/spec.md': passkey,
      'openspec/changes/c1/specs/Auth/spec.md': passkey,
    },
    says: ['capability-known', 'capability-name'],
  },
  {
    number: 97,
    what: 'a living spec named with a capital',
    files: {'openspec/specs/auth/Spec.md': spec(login)},
    says: ['spec-file-name'],
  },
  {
    number: 66,
    what: 'a template nobody filled in',
    files: delta(
      '## ADDED Requirements\n\n### Requirement: <!-- name -->\n\n<!-- text -->\n\n#### Scenario: <!-- name -->\n\n<!-- steps -->\n',
    ),
    says: ['requirement-heading'],
  },
  {
    number: 102,
    what: 'a second section inside of details, which is read',
    files: delta(
      `${added(requirement('Passkey', 'The system SHALL do it.\n\n| a | b |\n|---|---|\n| 1 | 2 |'))}\n<details>\n\n${added(requirement('Second'))}\n</details>\n`,
    ),
    says: [],
  },
  {
    number: 51,
    what: 'a change without a delta',
    files: {'openspec/changes/c1/tasks.md': '- [ ] 1.1 Build it\n'},
    says: ['change-has-delta'],
  },
  {
    number: 92,
    what: 'an empty proposal',
    files: {...delta(passkey), 'openspec/changes/c1/proposal.md': ''},
    says: ['proposal-sections'],
  },
  {
    number: 122,
    what: 'a requirement without a scenario',
    files: delta(added('### Requirement: Passkey\n\nThe system SHALL take passkeys.\n')),
    says: ['requirement-scenario'],
  },
];

/** What passes a check elsewhere, and is refused when it is archived. */
const LATE: readonly Case[] = [
  {
    number: 9,
    what: 'underlined headings in the living spec',
    files: delta(passkey, `Purpose\n-------\n\n${PURPOSE}\n\nRequirements\n------------\n\n${login}`),
    says: [],
  },
  {
    number: 11,
    what: 'closed headings in the living spec',
    files: delta(passkey, spec(login).replace('## Requirements', '## Requirements ##')),
    says: [],
  },
  {
    number: 16,
    what: 'emphasis in the name of the living spec',
    files: delta(modified(login), spec(requirement('**Login**'))),
    says: ['requirement-target'],
  },
  {
    number: 23,
    what: 'a section between requirements of the living spec',
    files: delta(passkey, spec(login, '## Sessions\n', logout)),
    says: ['requirement-place', 'spec-mergeable'],
  },
  {
    number: 24,
    what: 'headings that group requirements',
    files: delta(
      modified(login.replace('do it', 'do it well')),
      spec('### Sign in\n', login, '### Sign out\n', logout),
    ),
    says: [],
  },
  {
    number: 30,
    what: 'a requirement that stands twice in the living spec',
    files: delta(passkey, spec(login, login)),
    says: ['no-duplicate-requirement', 'spec-mergeable'],
  },
  {
    number: 46,
    what: 'two changes add one requirement',
    files: {...delta(passkey), [OTHER]: passkey},
    says: ['overlapping-changes'],
  },
  {
    number: 47,
    what: 'one change removes what another modifies',
    files: {
      ...delta(removed('### Requirement: Login\n')),
      [OTHER]: modified(login.replace('do it', 'do it well')),
    },
    says: ['overlapping-changes'],
  },
  {
    number: 54,
    what: 'a living spec without the word Requirement',
    files: delta(modified(login), spec(login.replace('Requirement: ', ''), logout)),
    says: ['requirement-label', 'requirement-target'],
  },
  {
    number: 55,
    what: 'the last requirement goes',
    files: delta(removed('### Requirement: Login\n'), spec(login)),
    says: ['capability-last'],
  },
  {
    number: 69,
    what: 'two sections of requirements',
    files: delta(passkey, `${spec(login)}\n## Requirements\n\n${logout}`),
    says: ['requirement-place', 'spec-mergeable'],
  },
  {
    number: 98,
    what: 'another case in the delta',
    files: delta(modified(requirement('login'))),
    says: ['requirement-target'],
  },
  {
    number: 126,
    what: 'two names are swapped',
    files: delta(renamed('- FROM: Login', '- TO: Logout', '- FROM: Logout', '- TO: Login')),
    says: [],
  },
  {
    number: 134,
    what: 'a scenario that came after the block was written',
    files: {
      ...delta(modified(login), spec(`${login}\n#### Scenario: Late\n\n- **THEN** it waits\n`, logout)),
    },
    says: ['scenario-kept'],
  },
  {
    number: 139,
    what: 'a name that ends in a hash, which closes the heading',
    files: {[SPEC]: spec(requirement('Channel #'), requirement('Channel'))},
    says: ['no-duplicate-requirement'],
  },
];

/** What cannot be said elsewhere. */
const UNSAID: readonly Case[] = [
  {
    number: 42,
    what: 'a scenario goes on purpose',
    files: delta(
      modified(`${login}\n#### REMOVED Scenario: Late\n`),
      spec(`${login}\n#### Scenario: Late\n\n- **THEN** it waits\n`),
    ),
    says: [],
  },
  {
    number: 43,
    what: 'a slip in the name of a scenario is mended',
    files: delta(
      modified(`${login}\n#### RENAMED Scenario: Usaul\n\nTO: Usual\n`),
      spec(login.replace('Usual', 'Usaul')),
    ),
    says: [],
  },
  {
    number: 75,
    what: 'one of two scenarios of a name goes',
    files: delta(
      modified(`${login}\n#### REMOVED Scenario: Usual\n`),
      spec(`${login}\n#### Scenario: Usual\n\n- **THEN** it waits\n`),
    ),
    says: ['no-duplicate-scenario'],
  },
  {
    number: 41,
    what: 'a requirement is replaced',
    files: delta(
      removed('### Requirement: Login\n') + added(requirement('Login', 'The system SHALL do less.', 'Other')),
    ),
    says: [],
  },
  {
    number: 136,
    what: 'a purpose is all a delta has',
    files: delta('## Purpose\n\nWords.\n'),
    says: ['delta-operations'],
  },
];

/** What is refused elsewhere, or read as something else. */
const MISREAD: readonly Case[] = [
  {
    number: 6,
    what: 'indented code that shows a fence',
    files: {[SPEC]: spec(login.replace('do it.', 'do it.\n\n    ```\n    x'), logout)},
    says: [],
  },
  {
    number: 71,
    what: 'a line that begins with code',
    files: {[SPEC]: spec(login.replace('- **WHEN** asked', '```login``` when asked'), logout)},
    says: [],
  },
  {
    number: 72,
    what: 'a fence in an item',
    files: {[SPEC]: spec(`${login}- \`\`\`sh\n  login\n  \`\`\`\n`, logout)},
    says: [],
  },
  {
    number: 10,
    what: 'an underlined section heading',
    files: delta(passkey.replace('## ADDED Requirements', 'ADDED Requirements\n---')),
    says: [],
  },
  {number: 12, what: 'a closed section heading', files: delta(passkey.replace('ts\n', 'ts ##\n')), says: []},
  {number: 14, what: 'a blank before a section heading', files: delta(` ${passkey}`), says: []},
  {
    number: 15,
    what: 'emphasis in a section heading',
    files: delta(passkey.replace('ADDED', '**ADDED**')),
    says: [],
  },
  {
    number: 17,
    what: 'two blanks in a section heading',
    files: delta(passkey.replace('ADDED ', 'ADDED  ')),
    says: [],
  },
  {
    number: 18,
    what: 'a colon behind a section heading',
    files: delta(passkey.replace('ts\n', 'ts:\n')),
    says: [],
  },
  {number: 18, what: 'a singular', files: delta(passkey.replace('ts\n', 't\n')), says: ['delta-section']},
  {
    number: 18,
    what: 'the verb alone',
    files: delta(passkey.replace('ADDED Requirements', 'Added')),
    says: ['delta-section'],
  },
  {number: 18, what: 'a section one level too deep', files: delta(`#${passkey}`), says: ['delta-section']},
  {number: 19, what: 'a section as a title', files: delta(passkey.slice(1)), says: ['delta-section']},
  {number: 52, what: 'requirements without a section', files: delta(login), says: ['delta-operations']},
  {
    number: 36,
    what: 'From and To in small letters',
    files: delta(renamed('- From: ### Requirement: Login', '- To: ### Requirement: Sign in')),
    says: [],
  },
  {number: 37, what: 'a rename with an arrow', files: delta(renamed('`Login` → `Sign in`')), says: []},
  {
    number: 38,
    what: 'a rename of bare names',
    files: delta(renamed('- FROM: Login', '- TO: Sign in')),
    says: [],
  },
  {
    number: 39,
    what: 'a rename in bold',
    files: delta(renamed('- **FROM:** Login', '- **TO:** Sign in')),
    says: [],
  },
  {number: 40, what: 'a removal as a plain bullet', files: delta(removed('- Login\n')), says: []},
  {
    number: 60,
    what: 'a requirement in a quote',
    files: delta(`## ADDED Requirements\n\n> ${requirement('Passkey').trim().replaceAll('\n', '\n> ')}\n`),
    says: ['requirement-heading'],
  },
  {
    number: 65,
    what: 'SHALL in code, in a comment, in small letters, in longer words',
    files: delta(
      added(
        requirement('A', 'It does `SHALL`.'),
        requirement('B', 'It does. <!-- MUST -->'),
        requirement('C', 'It must and shall.'),
        requirement('D', 'SHALLOW MUSTARD.'),
      ),
    ),
    says: ['requirement-keyword'],
  },
  {
    number: 120,
    what: 'a purpose that speaks of lists',
    files: {[SPEC]: spec(login).replace(PURPOSE, `TODO lists are the core of this product. ${PURPOSE}`)},
    says: [],
  },
  {
    number: 130,
    what: 'a living spec in UTF-16',
    files: delta(passkey, Buffer.from(`\uFEFF${spec(login)}`, 'utf16le')),
    says: ['spec-mergeable', 'valid-utf8'],
  },
  {
    number: 57,
    what: 'a date in another order',
    files: {
      ...delta(passkey),
      'openspec/changes/c1/.openspec.yaml': 'schema: no-such\ncreated: 01/02/2024\n',
    },
    says: ['metadata-created'],
  },
];

/** What other tools do well too. */
const SOUND: readonly Case[] = [
  {
    number: 21,
    what: 'scenarios that are no headings, or at another level',
    files: delta(
      added(
        requirement('A').replace('####', '###'),
        requirement('B').replace('####', '#####'),
        requirement('C').replace('#### Scenario', '####Scenario'),
        requirement('D').replace('#### Scenario: Usual', '**Scenario: Usual**'),
        requirement('E').replace('#### Scenario: Usual', '- Scenario: Usual'),
      ),
    ),
    says: ['requirement-scenario'],
  },
  {
    number: 21,
    what: 'other headings of the level of scenarios',
    files: delta(added(requirement('A').replace('Scenario: Usual', 'Anything'))),
    says: [],
  },
  {
    number: 53,
    what: 'a delta in capitals',
    files: {[SPEC]: spec(login), 'openspec/changes/c1/specs/auth/SPEC.md': passkey},
    says: ['delta-path'],
  },
  {
    number: 63,
    what: 'a delta of CRLF for a new capability',
    files: {[DELTA]: `## Purpose\n\n${PURPOSE}\n\n${passkey}`.replaceAll('\n', '\r\n')},
    says: [],
  },
  {
    number: 70,
    what: 'fences that show deltas',
    files: delta(
      `${passkey}\n\`\`\`\`md\n\`\`\`\n## REMOVED Requirements\n\`\`\`\n\`\`\`\`\n\n~~~\n### Requirement: X\n~~~\n`,
    ),
    says: [],
  },
  {
    number: 74,
    what: 'a section in front matter',
    files: delta(`---\nnote: |\n  ## ADDED Requirements\n---\n\n${passkey}`),
    says: [],
  },
  {
    number: 101,
    what: 'repeated sections in small letters',
    files: delta(
      `## added requirements\n\n${requirement('A')}\n${removed('* ### Requirement: Login\n')}\n${added(requirement('B'))}`,
    ),
    says: [],
  },
  {
    number: 103,
    what: 'a capability that may retire',
    files: {
      ...delta(removed('### Requirement: Login\n'), spec(login)),
      'openspec/changes/c1/.openspec.yaml': 'retire_capabilities: true\n',
    },
    says: [],
  },
  {
    number: 104,
    what: 'a delta that was merged before',
    files: delta(
      added(login) +
        modified(logout) +
        removed('### Requirement: Gone\n') +
        renamed('- FROM: Old', '- TO: Logout'),
    ),
    says: [],
  },
  {
    number: 106,
    what: 'skip_specs with a delta',
    files: {...delta(passkey), 'openspec/changes/c1/.openspec.yaml': 'skip_specs: true\n'},
    says: ['skip-specs'],
  },
  {
    number: 108,
    what: 'notes beside a delta',
    files: {
      ...delta(passkey),
      'openspec/changes/c1/specs/auth/notes.md': '# Notes\n',
      'openspec/changes/c1/specs/auth/README.md': '# About\n',
    },
    says: [],
  },
  {
    number: 109,
    what: 'tabs in headings',
    files: delta(passkey.replace('## ADDED', '##\tADDED').replace('### ', '###\t')),
    says: [],
  },
  {
    number: 110,
    what: 'three kinds at once, with a section behind the requirements',
    files: delta(
      `${removed('### Requirement: Login\n')}\n${renamed('- FROM: Logout', '- TO: Leave')}\n${passkey}`,
      `${spec(login, logout)}\n## References\n\nNone.\n`,
    ),
    says: [],
  },
  {
    number: 124,
    what: 'a requirement that is renamed and modified',
    files: delta(
      renamed('- FROM: Login', '- TO: Sign in') +
        modified(requirement('Sign in', 'The system SHALL do more.')),
    ),
    says: [],
  },
  {
    number: 125,
    what: 'a name that only changes its case',
    files: delta(removed('### Requirement: Login\n') + added(requirement('LOGIN'))),
    says: [],
  },
];

/** What is wrong, with proposals where a case has none of its own. */
function saidOf(files: Files): readonly string[] {
  const changes = Object.keys(files).flatMap((path) => /^openspec\/changes\/[^/]+/.exec(path)?.[0] ?? []);
  const proposals = Object.fromEntries(changes.map((folder) => [`${folder}/proposal.md`, PROPOSAL]));
  const project = projectOf({...proposals, ...files});
  const findings = lint(project, wholeProject(project), {rules});
  return [...new Set(findings.map(({rule}) => rule))].toSorted();
}

describe.each([
  ['lost elsewhere', LOST],
  ['refused late elsewhere', LATE],
  ['not to be said elsewhere', UNSAID],
  ['misread elsewhere', MISREAD],
  ['read well by others too', SOUND],
] as const)('%s', (_, cases) => {
  test.each(cases)('$number: $what', ({files, says}) => {
    expect(saidOf(files)).toEqual(says);
  });
});

describe('what a block leaves out without a word', () => {
  test('93: a change without a proposal', () => {
    const project = projectOf(delta(passkey));
    const findings = lint(project, wholeProject(project), {rules});
    expect(findings.map(({rule}) => rule)).toEqual(['proposal-exists']);
  });

  test.each([
    [132, 'steps', login.replace('- **WHEN** asked\n', ''), ['- **WHEN** asked']],
    [44, 'a table and a sentence', login, ['It MUST be fast.', '| a | b |', '|---|---|', '| 1 | 2 |']],
  ] as const)('%i: %s are in the report of the merge', (_, __, block, lines) => {
    const long = login.replace('do it.', 'do it.\n\nIt MUST be fast.\n\n| a | b |\n|---|---|\n| 1 | 2 |');
    const living = lines.length === 1 ? login : long;
    const project = projectOf(delta(modified(block), spec(living, logout)));
    expect(mergesOf(project, project.changes).flatMap(({losses}) => losses)).toEqual([
      {requirement: 'Login', lines},
    ]);
  });
});
