import {kinds} from '../../../deltas/index.ts';
import type {DeltaKind} from '../../../deltas/kind.ts';
import type {FeatureDelta} from '../../../dialects/feature.ts';
import {parse} from '../../../markdown/document.ts';
import {escapeHtml} from '../../../markdown/escape-html.ts';
import {nodesOfType} from '../../../markdown/node.ts';
import {printText} from '../../../markdown/print.ts';
import {sourceOf} from '../../../markdown/source.ts';
import {type Change, titleOf} from '../../../project/change.ts';
import type {ViewSettings} from '../../../project/changelog-config.ts';
import {belongs} from '../../belongs.ts';
import {keywordsOf} from '../../entry.ts';
import {wordsFor} from '../../words.ts';
import {archiveAddress} from './archive-links.ts';

/** What is told of a change, or of one of its deltas. */
export interface ChangeEntry {
  /** The path of the delta relative to the change's folder, `specs/x.md`; `.` for the change as a whole. */
  readonly key: string;
  /** The title of the section it belongs to. */
  readonly section: string;
  /** One line of Markdown, without a bullet. */
  readonly text: string;
}

/** Where entries are shown, and how. */
export interface EntrySettings extends Pick<ViewSettings, 'sections' | 'only'> {
  /** The path of the changelog, relative to the project's root: links begin there. */
  readonly changelog: string;
}

/**
 * The entries of an archived change: one for each feature delta, else one for all of it. None for a change that is kept
 * out by `section: none`, or that is no business of this changelog.
 */
export function entriesOfChange(change: Change, settings: EntrySettings): readonly ChangeEntry[] {
  const own = change.metadata.changelog.section;
  if (own?.toLowerCase() === 'none' || !belongs(change, settings.only)) return [];
  const sectionFor = (kind: DeltaKind) => own ?? settings.sections[kind.keyword] ?? kind.group;
  if (change.deltas.length === 0) {
    const text = printEntry(change, undefined, archiveAddress(settings.changelog, change.folder, '.'));
    return [{key: '.', section: sectionFor(kindOf(change)), text}];
  }
  return change.deltas.map((delta) => {
    const key = delta.document.source.path.slice(change.folder.length + 1);
    const target = change.deltas.length > 1 ? key : '.';
    const text = printEntry(change, delta, archiveAddress(settings.changelog, change.folder, target));
    return {key, section: sectionFor(delta.kind), text};
  });
}

/** What speaks for a change of several kinds: what is new, else what is other than before, else what is gone. */
function kindOf(change: Change): DeltaKind {
  const keywords = keywordsOf(change);
  const [added, modified, removed] = ['ADDED', 'MODIFIED', 'REMOVED'].map((keyword) =>
    kinds.find((kind) => kind.keyword === keyword),
  ) as [DeltaKind, DeltaKind, DeltaKind];
  if (keywords.includes('ADDED')) return added;
  return keywords.includes('REMOVED') && !keywords.includes('MODIFIED') ? removed : modified;
}

/** `**Name**: words ([change](address))`, in words whose markup ends within them. */
function printEntry(change: Change, delta: FeatureDelta | undefined, address: string): string {
  const breaking = change.metadata.changelog.isBreaking ? '**Breaking:** ' : '';
  const name = delta ? escapeHtml(delta.nameSource) : printText(titleOf(change));
  const words = wordsFor(change, delta);
  const link = `([change](${address}))`;
  const line = (bold: string, said: string | undefined) =>
    `${breaking}${bold}${said === undefined ? '' : `: ${said}`} ${link}`;
  const bold = isBold(`**${name}**`) ? `**${name}**` : `**${printText(name.replace(/[*_\\]/g, ''))}**`;
  const asWritten = line(bold, words);
  const isSound = words === undefined || isPlain(words) || endsInLink(asWritten, address);
  return isSound ? asWritten : line(bold, printText(words));
}

/** Words without any sign that could mean something to Markdown, or code whose backticks pair up. */
const PLAIN = /^(?:[\p{L}\p{N}]|`[^`]+`)(?:[\p{L}\p{N} ,.;:()'"/+?=-]|`[^`]+`)*$/u;

function isBold(markdown: string): boolean {
  if (/^\*\*[\p{L}\p{N}](?:[\p{L}\p{N} ,.'/+-]*[\p{L}\p{N}])?\*\*$/u.test(markdown)) return true;
  const [block, ...others] = parse(sourceOf('', `- ${markdown}: x`)).root.children;
  const item = block?.type === 'list' ? block.children[0]?.children : undefined;
  const [first, rest, ...more] = item?.[0]?.type === 'paragraph' ? item[0].children : [];
  return (
    others.length === 0 &&
    item?.length === 1 &&
    first?.type === 'strong' &&
    rest?.type === 'text' &&
    more.length === 0
  );
}

function isPlain(words: string): boolean {
  return PLAIN.test(words) && !/www\.|:\/\//i.test(words);
}

/** Whether a line is one paragraph, of which the link at its end is a part by itself, and there is no HTML in it. */
function endsInLink(line: string, address: string): boolean {
  const [block, ...others] = parse(sourceOf('', `- ${line}`)).root.children;
  const item =
    block?.type === 'list' && block.children.length === 1 ? block.children[0]?.children : undefined;
  const [paragraph, ...more] = item ?? [];
  if (paragraph?.type !== 'paragraph' || others.length > 0 || more.length > 0) return false;
  const link = paragraph.children.at(-2);
  return link?.type === 'link' && link.url === address && nodesOfType(paragraph, 'html').length === 0;
}
