import type {Keyword} from '../deltas/kind.ts';
import {CHANGELOG, CHANGELOG_JSON, CHANGES, isBelow, README, SPECS, TECHNICAL_LOG} from './paths.ts';
import {isInnerPath} from './portable-name.ts';
import {isWritable} from './writable-path.ts';
import {asRecord} from './yaml-record.ts';

/** The forms a changelog can be kept in. */
export const VIEW_IDS = ['table', 'keep-a-changelog', 'technical', 'json'] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** How the lines of a file are counted in a technical log; absent where the log itself shows it. */
export const COUNT_STYLES = ['added', 'added-deleted', 'total', 'none'] as const;
export type CountStyle = (typeof COUNT_STYLES)[number];

/** The servers whose addresses of commits, tags and comparisons are known. */
export const HOSTS = ['github', 'gitlab', 'bitbucket', 'gitea', 'azure'] as const;
export type HostId = (typeof HOSTS)[number];

/** What `changelog:` says of one view, or of all of them. */
export interface ViewSettings {
  /** The title under which changes of a kind stand: `ADDED: Hinzugefügt`. */
  readonly sections: Readonly<Partial<Record<Keyword, string>>>;
  /** The title of what is not released yet. */
  readonly unreleased: string | undefined;
  /** Only changes that touch one of these paths or patterns, or a capability of that name; all where there are none. */
  readonly only: readonly string[];
  readonly counts: CountStyle | undefined;
  /** What stands in front of a number: `CL-`. */
  readonly prefix: string | undefined;
  /** The branch on which numbers are given. */
  readonly branch: string | undefined;
  /** How a version is tagged: `v{version}`. */
  readonly tag: string | undefined;
  readonly host: HostId | undefined;
  /** The address of the repository, for links. */
  readonly url: string | undefined;
}

/** A view that is asked for by name. */
export interface ConfiguredView {
  readonly view: ViewId;
  /** Relative to the root; absent where the view lies in its usual place. */
  readonly path: string | undefined;
  readonly settings: ViewSettings;
}

/** What the config says of changelogs. */
export interface ChangelogConfig {
  /** Absent where none is named: then a view is kept where its file is. */
  readonly views: readonly ConfiguredView[] | undefined;
  /** What holds for views that say nothing of their own. */
  readonly settings: ViewSettings;
}

/** Where a view lies when nothing else is said, relative to the project's root. */
export const USUAL_PATHS: Readonly<Record<ViewId, string>> = {
  table: README,
  'keep-a-changelog': CHANGELOG,
  technical: TECHNICAL_LOG,
  json: CHANGELOG_JSON,
};

/** The files changelogs are kept in, or would be, each once. */
export function changelogPaths({views}: ChangelogConfig): readonly string[] {
  const named = views?.map(({view, path}) => path ?? USUAL_PATHS[view]) ?? Object.values(USUAL_PATHS);
  return [...new Set(named)];
}

export const defaultSettings: ViewSettings = {
  sections: {},
  unreleased: undefined,
  only: [],
  counts: undefined,
  prefix: undefined,
  branch: undefined,
  tag: undefined,
  host: undefined,
  url: undefined,
};

/** Read the value of `changelog:`. Never throws: what cannot be understood counts as not said. */
export function readChangelogConfig(value: unknown): ChangelogConfig {
  const raw = asRecord(value);
  const settings = readSettings(raw, defaultSettings);
  const views = Array.isArray(raw['views'])
    ? raw['views'].flatMap((each: unknown) => readView(each, settings) ?? [])
    : undefined;
  return {views, settings};
}

function readView(value: unknown, settings: ViewSettings): ConfiguredView | undefined {
  const raw = typeof value === 'string' ? {view: value} : asRecord(value);
  const view = oneOf(VIEW_IDS, raw['view']);
  const path = text(raw['path']);
  if (!view || (path !== undefined && viewPathFault(path, view) !== undefined)) return undefined;
  return {view, path, settings: readSettings(raw, settings)};
}

/** Why a file cannot be kept as a view of some form, as the end of a sentence; nothing when it can. */
export function viewPathFault(path: string, view?: ViewId): string | undefined {
  const isRelative = path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
  if (!isRelative || /[\\:\p{Cc}]/u.test(path) || !isInnerPath(path)) return 'is no path below the project';
  const form = /\.json$/i.test(path) ? 'json' : /\.(?:md|markdown)$/i.test(path) ? 'Markdown' : undefined;
  if (form === undefined) return 'is no Markdown or JSON file';
  if (view && (view === 'json') !== (form === 'json'))
    return view === 'json' ? 'is no JSON file' : 'is no Markdown file';
  if (!isWritable(path)) return 'is not written: outside of `openspec/` only files named `*.md` are';
  const parent = path.slice(0, path.lastIndexOf('/'));
  const isOthers = isBelow(SPECS, path) || (isBelow(CHANGES, path) && parent !== CHANGES);
  return isOthers ? 'is part of a change or a spec' : undefined;
}

function readSettings(raw: Readonly<Record<string, unknown>>, otherwise: ViewSettings): ViewSettings {
  return {
    sections: {...otherwise.sections, ...sectionsOf(raw['sections'])},
    unreleased: text(raw['unreleased']) ?? otherwise.unreleased,
    only: raw['only'] === undefined ? otherwise.only : texts(raw['only']),
    counts: oneOf(COUNT_STYLES, raw['counts']) ?? otherwise.counts,
    prefix: text(raw['prefix']) ?? otherwise.prefix,
    branch: text(raw['branch']) ?? otherwise.branch,
    tag: text(raw['tag']) ?? otherwise.tag,
    host: oneOf(HOSTS, raw['host']) ?? otherwise.host,
    url: text(raw['url']) ?? otherwise.url,
  };
}

function sectionsOf(value: unknown): ViewSettings['sections'] {
  const raw = Object.entries(asRecord(value)).map(
    ([key, title]) => [key.toUpperCase(), text(title)] as const,
  );
  const known = raw.filter(([key, title]) => /^(?:ADDED|MODIFIED|REMOVED)$/.test(key) && title !== undefined);
  return Object.fromEntries(known);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && !/[\r\n]/.test(value) ? value.trim() : undefined;
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => text(each) ?? []);
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}
