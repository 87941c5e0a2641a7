import type {Document} from '../../markdown/document.ts';
import {printCode, printText} from '../../markdown/print.ts';
import {foldedLine} from '../../markdown/statement.ts';
import {isTestOf} from '../../project/test-files.ts';
import type {DependencyChange, ManifestChange} from '../manifests/manifest.ts';
import type {SectionReader} from '../section.ts';
import {linesBelow} from '../sources/items.ts';
import {linesOr} from '../sources/line.ts';
import {TITLES, topicsTitled} from '../sources/titles.ts';
import type {LineSource, SummaryLine} from '../summary.ts';

/** What became of the dependencies the manifests name, and what the documents say of them. */
export const dependencies: SectionReader = {
  id: 'dependencies',
  read({project, manifests, unknown, change: {proposal, design}}) {
    // A manifest among the tests is a case of theirs.
    const own = manifests.filter(({path}) => !isTestOf(project, path));
    const lines = [...own.flatMap(manifestLines), ...saidIn(proposal), ...saidIn(design)];
    return linesOr(
      lines,
      unknown === undefined ? 'No new dependencies' : `Not known: ${unknown}`,
      'the manifests that the change touched, and the Dependencies of proposal.md and design.md',
    );
  },
};

function saidIn(document: Document | undefined): readonly SummaryLine[] {
  if (!document) return [];
  return topicsTitled(document, TITLES.dependencies).flatMap((topic) => linesBelow(document, topic));
}

function manifestLines(manifest: ManifestChange): readonly SummaryLine[] {
  const {path, dependencies: changed, commits} = manifest;
  const sources: readonly LineSource[] =
    commits.length > 0 ? [{kind: 'commits', hashes: commits}] : [{kind: 'work-tree'}];
  if (!changed) return [{key: path, text: `changed: ${printCode(path)}`, sources}];
  return changed.map((each) => ({
    key: `${path}: ${foldedLine(each.name)}`,
    text: textOf(each, path),
    sources,
  }));
}

function textOf({name, kind, was, is}: DependencyChange, path: string): string {
  const shown = printCode(foldedLine(name));
  const [old, now] = [was, is].map((version) => (version === undefined ? '' : ` ${printText(version)}`));
  if (kind === 'added') return `${shown}${now} — added in ${printCode(path)}`;
  if (kind === 'removed') return `${shown}${old} — removed from ${printCode(path)}`;
  const versions = old !== '' && now !== '' ? `${old} →${now}` : `${old}${now}`;
  return `${shown}${versions} — changed in ${printCode(path)}`;
}
