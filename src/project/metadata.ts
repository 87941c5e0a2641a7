import {parseYaml} from './read-yaml.ts';
import {asRecord} from './yaml-record.ts';

/** What a change's `.openspec.yaml` says; unknown keys are nobody's business here. */
export interface Metadata {
  readonly title: string | undefined;
  /** The day the change was proposed, as written. */
  readonly created: string | undefined;
  /** Commits that belong to the change whatever else speaks for it: hashes of at least seven digits. */
  readonly commits: readonly string[];
  /** Commits that do not, whatever speaks for it. */
  readonly excludedCommits: readonly string[];
  /** The commit whose living specs the deltas were written against: a hash of at least seven digits. */
  readonly base: string | undefined;
  /** The change touches no specification on purpose. */
  readonly skipsSpecs: boolean;
  /** Capabilities whose last requirement goes may go with it. */
  readonly retiresCapabilities: boolean;
  readonly changelog: ChangelogWords;
}

/** What a person says of a change for the changelogs, in place of what its documents say. */
export interface ChangelogWords {
  /** The title of the section it stands in: `Fixed`; `none` keeps it out of every changelog that has sections. */
  readonly section: string | undefined;
  /** What is said of it, on one line of Markdown. */
  readonly text: string | undefined;
  /** It breaks what users rely on. */
  readonly isBreaking: boolean;
}

/** Read a change's metadata. Never throws: what cannot be read counts as not said. */
export function readMetadata(text: string): Metadata {
  const raw = asRecord(parseYaml(text));
  const created = raw['created'];
  return {
    title: typeof raw['title'] === 'string' ? raw['title'] : undefined,
    created: typeof created === 'string' ? created : undefined,
    // A hash may look like a number to YAML, `78e2371`, so it is taken as it is written.
    ...readCommits('commits' in raw ? asRecord(parseYaml(text, 'failsafe'))['commits'] : undefined),
    base: 'base' in raw ? hashes([asRecord(parseYaml(text, 'failsafe'))['base']])[0] : undefined,
    skipsSpecs: raw['skip_specs'] === true,
    retiresCapabilities: raw['retire_capabilities'] === true,
    changelog: {
      section: lineOf(raw['section']),
      text: lineOf(raw['text']),
      isBreaking: raw['breaking'] === true,
    },
  };
}

/** A text that has words, its white space folded. */
function lineOf(value: unknown): string | undefined {
  const line = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return line === '' ? undefined : line;
}

/** A list of hashes that belong to the change, or a mapping with such a list under `pin` and one under `exclude`. */
function readCommits(value: unknown): Pick<Metadata, 'commits' | 'excludedCommits'> {
  if (Array.isArray(value)) return {commits: hashes(value), excludedCommits: []};
  const {pin, exclude} = asRecord(value);
  return {commits: hashes(pin), excludedCommits: hashes(exclude)};
}

/** Whether a text is a commit's hash, or begins one. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(text);
}

/** What is no hash counts as not said; it must never reach git as an option. */
function hashes(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [];
  return list
    .map(String)
    .filter(isHash)
    .map((item) => item.toLowerCase());
}
