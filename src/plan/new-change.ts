import {added} from '../deltas/added.ts';
import type {DeltaKind} from '../deltas/kind.ts';
import {checkNewName, featureNameOf, kindOfName, printable, slugOf} from '../project/names.ts';
import {ARCHIVE, CHANGES} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {Refusal} from '../refusal.ts';
import type {Operation, Plan} from './plan.ts';
import {previewProject} from './preview.ts';
import {fillTemplate} from './template.ts';
import {updateChangelogs} from './update-changelogs.ts';

/** What a person asks of `openspec new`. */
export interface NewChange {
  readonly name: string;
  readonly title: string | undefined;
  /** Feature deltas, by kind and feature; when there are none of either sort, the name suggests one. */
  readonly features: readonly {readonly kind: DeltaKind; readonly name: string}[];
  /** Capability ids of requirement deltas: `auth`, `billing/invoices`. */
  readonly capabilities: readonly string[];
  readonly hasDesign: boolean;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Scaffold a change and put it on the list of active ones. Throws a Refusal for a name that cannot be taken. */
export function planNewChange(project: Project, wanted: NewChange, template: (name: string) => string): Plan {
  checkNewName(wanted.name);
  checkFree(project, wanted.name);
  const folder = `${CHANGES}/${wanted.name}`;
  const title = oneLine(wanted.title ?? sentence(wanted.name));
  const create = (path: string, from: string, name = ''): Operation => ({
    kind: 'create',
    path: `${folder}/${path}`,
    content: fillTemplate(template(from), {change: wanted.name, title, name, date: wanted.today}),
  });
  const files = [
    create('.openspec.yaml', 'metadata.yaml'),
    create('proposal.md', 'proposal.md'),
    ...(wanted.hasDesign ? [create('design.md', 'design.md')] : []),
    create('tasks.md', 'tasks.md'),
    ...deltaFiles(project, wanted).map(({path, from, name}) => create(path, from, name)),
  ];
  return [...files, ...updateChangelogs(previewProject(project, files))];
}

interface DeltaFile {
  readonly path: string;
  readonly from: string;
  readonly name: string;
}

function deltaFiles(project: Project, {name, features, capabilities}: NewChange): readonly DeltaFile[] {
  const required = capabilities.map((id) => requirementFile(name, id));
  const asked = features.map((feature) => ({...feature, name: oneLine(feature.name)}));
  if (required.length + asked.length > 0) return [...withFreePaths(asked), ...required];
  const suggested = featureNameOf(name);
  if (project.dialect === 'requirement')
    return [{...requirementFile(name, slugOf(suggested)), name: suggested}];
  return withFreePaths([{kind: kindOfName(name) ?? added, name: suggested}]);
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

function requirementFile(change: string, id: string): DeltaFile {
  const segments = id.split('/');
  if (segments.some((segment) => segment !== slugOf(segment) || segment === '')) {
    const sound = segments.map(slugOf).filter(Boolean).join('/') || 'health-check';
    throw new Refusal(
      'bad-capability',
      `\`${printable(id)}\` cannot name a capability, expected lower-case words`,
      `openspec new ${change} --capability ${sound}`,
    );
  }
  return {path: `specs/${id}/spec.md`, from: 'requirement/spec.md', name: sentence(segments.at(-1) ?? id)};
}

function checkFree(project: Project, name: string): void {
  const lower = name.toLowerCase();
  const taken = project.input.changeFolders.find(
    (folder) => !folder.startsWith(`${ARCHIVE}/`) && folder.toLowerCase() === `${CHANGES}/${lower}`,
  );
  if (taken)
    throw new Refusal('change-exists', `The change ${name} is already there`, `openspec show ${name}`);
}

/** `add-health-check` → `Add health check`. */
function sentence(name: string): string {
  const words = name.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function oneLine(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ')).trim();
  if (line !== '') return line;
  throw new Refusal(
    'empty-name',
    'A title or feature has no text',
    'openspec new add-health-check --added "Health Check"',
  );
}
