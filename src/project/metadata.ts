import {asRecord, parseYaml} from './config.ts';

/** What a change's `.openspec.yaml` says; unknown keys are nobody's business here. */
export interface Metadata {
  readonly title: string | undefined;
  /** The day the change was proposed, as written. */
  readonly created: string | undefined;
  /** The change touches no specification on purpose. */
  readonly skipsSpecs: boolean;
  /** Capabilities whose last requirement goes may go with it. */
  readonly retiresCapabilities: boolean;
}

/** Read a change's metadata. Never throws: what cannot be read counts as not said. */
export function readMetadata(text: string): Metadata {
  const raw = asRecord(parseYaml(text));
  const created = raw['created'];
  return {
    title: typeof raw['title'] === 'string' ? raw['title'] : undefined,
    created: typeof created === 'string' ? created : undefined,
    skipsSpecs: raw['skip_specs'] === true,
    retiresCapabilities: raw['retire_capabilities'] === true,
  };
}
