import {keptViews} from '../changelog/kept-views.ts';
import {refuseBrokenChangelogs} from '../changelog/status.ts';
import {added} from '../deltas/added.ts';
import {readSpec} from '../dialects/spec.ts';
import {capitalized} from '../printable.ts';
import {checkNewName, featureNameOf, kindOfName, printable, slugOf} from '../project/names.ts';
import {CHANGES} from '../project/paths.ts';
import {foldName} from '../project/portable-name.ts';
import {type Project, specPath} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {deltasByName} from './find-capabilities.ts';
import {newCommand, type WantedName} from './new-command.ts';
import {newRequirementDelta, type WantedDelta} from './new-requirements.ts';
import type {Operation, Plan} from './plan.ts';
import {previewProject} from './preview.ts';
import {fillTemplate} from './template.ts';
import {updateChangelogs} from './update-changelogs.ts';

/** Line breaks, control characters and those that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]+/u;

/** What a person asks of `openspec new`. */
export interface NewChange {
  readonly name: string;
  readonly title: string | undefined;
  /** Feature deltas, by kind and feature, or requirements in a repository of those. Without any, the name suggests one. */
  readonly features: readonly WantedName[];
  /** Capability ids of requirement deltas: `auth`, `billing/invoices`. Only one may come with names of requirements. */
  readonly capabilities: readonly string[];
  readonly hasDesign: boolean;
  /** The commit that is checked out, by its full hash: what requirement deltas are written against. */
  readonly head?: string | undefined;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
}

type Creation = Extract<Operation, {kind: 'create'}>;

/** Scaffold a change and put it on the list of active ones. Throws a Refusal for a name that cannot be taken. */
export function planNewChange(project: Project, given: NewChange, template: (name: string) => string): Plan {
  checkNewName(given.name);
  const wanted = {...given, features: given.features.map((feature) => soundFeature(given, feature))};
  checkFree(project, wanted.name);
  refuseBrokenChangelogs(project);
  const folder = `${CHANGES}/${wanted.name}`;
  const title = oneLine(wanted.title ?? sentence(wanted.name));
  const created = (path: string, content: string): Creation => ({
    kind: 'create',
    path: `${folder}/${path}`,
    content,
  });
  const create = (path: string, from: string, name = ''): Creation =>
    created(path, fillTemplate(template(from), {change: wanted.name, title, name, date: wanted.today}));
  const files = [
    withBase(project, wanted, create('.openspec.yaml', 'metadata.yaml')),
    create('proposal.md', 'proposal.md'),
    ...(wanted.hasDesign ? [create('design.md', 'design.md')] : []),
    create('tasks.md', 'tasks.md'),
    ...requirementFiles(project, wanted).map((delta) =>
      created(`specs/${delta.capability}/spec.md`, newRequirementDelta(project, delta, template)),
    ),
    ...featureFiles(project, wanted).map(({path, from, name}) => create(path, from, name)),
  ];
  const views = keptViews(project).filter(({view}) => view.showsActive);
  return [...files, ...updateChangelogs(previewProject(project, files), {views}).files];
}

/** What a repository of features has is merged into no spec, so nothing of it is written against one. */
function withBase({dialect}: Project, {head, capabilities}: NewChange, metadata: Creation): Creation {
  if (head === undefined || (dialect === 'feature' && capabilities.length === 0)) return metadata;
  const {content} = metadata;
  return {...metadata, content: `${content}${/[^\n]$/.test(content) ? '\n' : ''}base: ${head}\n`};
}

interface DeltaFile {
  readonly path: string;
  readonly from: string;
  readonly name: string;
}

/** The requirement deltas asked for; where nothing is, the one that the name of the change suggests. */
function requirementFiles(project: Project, wanted: NewChange): readonly WantedDelta[] {
  const {name, capabilities, features} = wanted;
  const [first, second] = capabilities;
  if (first !== undefined && second !== undefined && features.length > 0) throw ambiguousFlags(name, first);
  if (capabilities.length > 0)
    return capabilities.map((capability) => ({
      change: name,
      capability,
      requirements: features.length > 0 ? features : [{kind: added, name: freshName(project, capability)}],
    }));
  if (project.dialect === 'feature') return [];
  if (features.length > 0) return deltasByName(project, name, features);
  const suggested = featureNameOf(name);
  return [{change: name, capability: slugOf(suggested), requirements: [{kind: added, name: suggested}]}];
}

/** A requirement named for its capability, or, where that is taken, for nothing yet. */
function freshName(project: Project, capability: string): string {
  const name = sentence(capability.split('/').at(-1) ?? capability);
  const document = project.document(specPath(capability));
  const isTaken =
    document && readSpec(document).requirements.some((requirement) => requirement.name === name);
  return isTaken ? '<!-- TODO: a name of its own -->' : name;
}

function ambiguousFlags(name: string, first: string): Refusal {
  return new Refusal(
    'one-capability',
    'Several --capability together with --added, --modified or --removed leave open which one a requirement belongs to, expected one',
    shellLine`openspec new ${name} --capability ${first}`,
  );
}

function featureFiles(project: Project, {name, features, capabilities}: NewChange): readonly DeltaFile[] {
  if (capabilities.length > 0 || project.dialect === 'requirement') return [];
  if (features.length > 0)
    return withFreePaths(features.map((feature) => ({...feature, name: oneLine(feature.name)})));
  return withFreePaths([{kind: kindOfName(name) ?? added, name: featureNameOf(name)}]);
}

/** One file a feature, named for it; a second feature of that name gets a number. */
function withFreePaths(features: NewChange['features']): readonly DeltaFile[] {
  const taken = new Set<string>();
  return features.map(({kind, name}) => {
    const slug = slugOf(name) || 'delta';
    let path = `specs/${slug}.md`;
    for (let number = 2; taken.has(path); number++) path = `specs/${slug}-${number}.md`;
    taken.add(path);
    return {path, from: `feature/${kind.keyword.toLowerCase()}.md`, name};
  });
}

function checkFree(project: Project, name: string): void {
  const taken = project.changes.find((change) => foldName(change.name) === foldName(name));
  if (taken)
    throw new Refusal(
      'change-exists',
      `The change ${taken.name} is already there`,
      shellLine`openspec show ${taken.name}`,
    );
}

/** `add-health-check` → `Add health check`. */
function sentence(name: string): string {
  return capitalized(name.replace(/-/g, ' '));
}

/** A name that is written as it is given, but for the space around it. Throws a Refusal for one that is no line. */
function soundFeature({name: change, capabilities}: NewChange, {kind, name}: WantedName): WantedName {
  const trimmed = name.trim();
  const sound = trimmed.split(UNSEEN).join(' ').replace(/ +/g, ' ').trim();
  if (trimmed === '' || sound === '') throw emptyName();
  if (!UNSEEN.test(trimmed)) return {kind, name: trimmed};
  throw new Refusal(
    'bad-name',
    `\`${printable(trimmed.slice(0, 200))}\` cannot name a requirement or a feature, expected one line without control characters`,
    newCommand(change, capabilities[0], [{kind, name: sound}]),
  );
}

function oneLine(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ')).trim();
  if (line === '') throw emptyName();
  return line;
}

function emptyName(): Refusal {
  return new Refusal(
    'empty-name',
    'A title or feature has no text',
    'openspec new add-health-check --added "Health Check"',
  );
}
