import {
  definitionsOf,
  foldLabel,
  type LinkDefinition,
} from '../../changelog/formats/keep-a-changelog/definitions.ts';
import {
  begunAt,
  definitionOf,
  holds,
  unreleasedDefinition,
} from '../../changelog/formats/keep-a-changelog/release-links.ts';
import {readReleaseTitle} from '../../changelog/formats/keep-a-changelog/release-title.ts';
import type {Release} from '../../changelog/formats/keep-a-changelog/releases.ts';
import type {Document} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {type KeptReleases, keptReleases} from '../changelog/kept-releases.ts';
import {defineRule, type Problem} from '../rule.ts';

export const releaseLink = defineRule({
  id: 'release-link',
  severity: 'warning',
  on: 'project',
  fixable: true,
  family: 'changelog',
  summary: 'where versions are links each has its target, and that of `Unreleased` begins at the newest one',
  *check(project) {
    for (const kept of keptReleases(project)) {
      const definitions = definitionsOf(kept.document);
      if (definitions.length === 0) continue;
      yield* withoutTarget(kept, definitions);
      yield* withoutHeading(kept, definitions);
      yield* notAtNewest(kept, definitions);
    }
  },
});

function* withoutTarget(
  {document, path, releases}: KeptReleases,
  definitions: readonly LinkDefinition[],
): Generator<Problem> {
  const bracketed = releases.versions.filter(({isBracketed}) => isBracketed);
  const isDefined = (release: Release) => definitionOf(definitions, release) !== undefined;
  if (!bracketed.some(isDefined)) return;
  const missing = bracketed.filter((release) => !isDefined(release) && !hasAddress(document, release));
  const [first, ...others] = missing;
  if (!first) return;
  const shown = printable(first.name);
  const more = others.length === 0 ? '' : `, nor are ${others.length} below`;
  yield {
    path,
    range: first.heading,
    message: `Version \`${shown}\` is no link as others are${more}, expected a line \`[${shown}]: …\``,
  };
}

/** A definition of a version that the file does not have, and that no other words lead to. */
function* withoutHeading(
  {document, path, releases}: KeptReleases,
  definitions: readonly LinkDefinition[],
): Generator<Problem> {
  const named = new Set(
    releases.versions.flatMap(({name, version}) => [foldLabel(name), foldLabel(version)]),
  );
  const stray = definitions.filter(
    ({label}) =>
      readReleaseTitle(label, true, undefined)?.kind === 'released' && !named.has(foldLabel(label)),
  );
  if (stray.length === 0) return;
  const used = new Set(
    Array.from(document.text.matchAll(/\[([^[\]]{1,999})\](?!:)/g), ([, label = '']) => foldLabel(label)),
  );
  for (const {start, end, label} of stray)
    if (!used.has(foldLabel(label)))
      yield {
        path,
        range: {start, end},
        message: `No version \`${printable(label)}\` has a heading, expected one, or no such link`,
      };
}

function* notAtNewest(
  {document, path, releases}: KeptReleases,
  definitions: readonly LinkDefinition[],
): Generator<Problem> {
  const [newest] = releases.versions;
  const pending = unreleasedDefinition(definitions, releases);
  if (!newest || !pending || holds(pending.url, newest.version)) return;
  const url = begunAt(pending.url, releases.versions, newest.version);
  const at = document.text.lastIndexOf(pending.url, pending.end);
  if (url === pending.url || at < pending.start) return;
  const range = {start: at, end: at + pending.url.length};
  yield {
    path,
    range,
    message: `The link of what is not released begins at another version, expected \`${printable(newest.version)}\``,
    fix: [{...range, text: url}],
  };
}

/** The brackets of a heading are a link by themselves: `[1.2.0](https://…)`. */
function hasAddress({text}: Document, {heading}: Release): boolean {
  return /^[\s#]*\[[^[\]]*\](?:\(|\[)/.test(text.slice(heading.start, heading.end));
}
