import {type Merge, type MergeInput, merge} from '../../src/dialects/merge/merge.ts';
import type {BasesOf} from '../../src/dialects/merge/three-way/base.ts';
import {readRequirementDelta} from '../../src/dialects/requirement-delta.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {type Document, parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {encode, sourceOf} from '../../src/markdown/source.ts';

/** A document from text; `\uFEFF` at its start is a byte order mark. */
export function documentOf(text: string, path = 'openspec/specs/auth/spec.md'): Document {
  return parse(sourceOf(path, text));
}

/** One requirement with one scenario, as most are written. */
export function requirement(name: string, words = 'The system SHALL work.', depth = 3): string {
  const [heading, inner] = ['#'.repeat(depth), '#'.repeat(depth + 1)];
  return `${heading} Requirement: ${name}\n${words}\n\n${inner} Scenario: Works\n- **WHEN** used\n- **THEN** works\n`;
}

/** A living spec of these requirements. */
export function specOf(...requirements: readonly string[]): string {
  return `# Auth\n\n## Purpose\n\nWho may come in.\n\n## Requirements\n\n${requirements.join('\n')}`;
}

/** What merging deltas into a spec says and leaves behind; the text is absent when nothing may be written. */
export interface Merged {
  readonly text: string | undefined;
  readonly merge: Merge;
}

/** Merge texts; several deltas are of several changes. */
export function mergeTexts(
  spec: string | undefined,
  deltas: string | readonly string[],
  options: Partial<MergeInput> & {readonly mayRetire?: boolean; readonly bases?: BasesOf} = {},
): Merged {
  const document = spec === undefined ? undefined : documentOf(spec);
  const {mayRetire = false, bases, ...given} = options;
  const made = merge({
    capability: 'auth',
    spec: document && readSpec(document),
    deltas: [deltas].flat().map((text, index) => ({
      change: `change-${index}`,
      delta: readRequirementDelta(documentOf(text, `openspec/changes/change-${index}/specs/auth/spec.md`)),
      mayRetire,
      ...(bases && {bases}),
    })),
    allowsScenarioRemoval: false,
    capabilities: spec === undefined ? [] : ['auth'],
    ...given,
  });
  return {merge: made, text: made.problems.length > 0 ? undefined : textAfter(document, made)};
}

function textAfter(document: Document | undefined, {result}: Merge): string | undefined {
  if (result.kind === 'created') return result.text;
  if (!document || result.kind === 'retired') return undefined;
  const text = result.kind === 'edited' ? applyEdits(document.text, result.edits) : document.text;
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(encode(document.source, text));
}

/** The names of a spec's requirements, in order. */
export function namesIn(text: string): readonly string[] {
  return readSpec(documentOf(text)).requirements.map(({name}) => name);
}
