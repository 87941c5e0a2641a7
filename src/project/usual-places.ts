import {CHANGELOG, CHANGELOG_JSON, GUIDELINES, OPENSPEC, README, TECHNICAL_LOG} from './paths.ts';

/** Where a project keeps what lint looks at, where its config says nothing of it; relative to its root. */
export const USUAL_PLACES: readonly string[] = [
  OPENSPEC,
  README,
  CHANGELOG,
  TECHNICAL_LOG,
  CHANGELOG_JSON,
  GUIDELINES,
];

/** Whether a config may name a place that is none of these, nor below one: as a text, so that nothing is parsed. */
export function mayNamePlaces(config: string): boolean {
  return /\b(?:guidelines|views)\b|\\/.test(config);
}
