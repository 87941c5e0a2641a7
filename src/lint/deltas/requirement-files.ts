import {type DialectId, dialectOf} from '../../dialects/dialect.ts';
import type {Requirement} from '../../dialects/requirement-block.ts';
import {type RequirementDelta, readRequirementDelta} from '../../dialects/requirement-delta.ts';
import {readSpec, type Spec} from '../../dialects/spec.ts';
import type {Document} from '../../markdown/document.ts';
import type {Change} from '../../project/change.ts';
import {ARCHIVE, baseName, CHANGES, isBelow, SPECS} from '../../project/paths.ts';
import {activeChange, type Project} from '../../project/project.ts';
import {type Slip, slipsIn} from './delta-slips.ts';
import {isNameless} from './stray-headings.ts';

/** A file of an active change that is, or is meant to be, a requirement delta. */
export interface DeltaFile {
  readonly change: Change;
  readonly delta: RequirementDelta;
  /** The headings that mean to open a delta section and do not. */
  readonly slips: readonly Slip[];
  /** The path below the change's `specs/`. */
  readonly path: string;
}

/** A requirement that has to stand on its own: in a living spec, or on its way into one. */
export interface CheckedRequirement {
  readonly requirement: Requirement;
  readonly place: 'ADDED' | 'MODIFIED' | 'spec';
}

const deltaFiles = new WeakMap<Document, DeltaFile | 'none'>();
const dialects = new WeakMap<Project, DialectId>();

/** The requirement delta a document is, read once. */
export function deltaFileOf(document: Document, project: Project): DeltaFile | undefined {
  const known = deltaFiles.get(document) ?? readDeltaFile(document, project) ?? 'none';
  deltaFiles.set(document, known);
  return known === 'none' ? undefined : known;
}

/** The living spec a document is: `openspec/specs/<capability>/spec.md`. */
export function specOf(document: Document): Spec | undefined {
  const {path} = document.source;
  if (!isBelow(SPECS, path) || baseName(path) !== 'spec.md' || isUtf16(document)) return undefined;
  return readSpec(document);
}

/** Whether a document is a requirement delta or a living spec. */
export function holdsRequirements(document: Document, project: Project): boolean {
  return deltaFileOf(document, project) !== undefined || specOf(document) !== undefined;
}

/**
 * The requirements of a document that must be whole: all of a living spec, those added or modified by a delta.
 *
 * One without a name has to get that first.
 */
export function checkedRequirements(document: Document, project: Project): readonly CheckedRequirement[] {
  return writtenRequirements(document, project).filter(({requirement}) => !isNameless(requirement));
}

function writtenRequirements(document: Document, project: Project): readonly CheckedRequirement[] {
  const spec = specOf(document);
  if (spec) return spec.requirements.map((requirement) => ({requirement, place: 'spec'}));
  const delta = deltaFileOf(document, project)?.delta;
  if (!delta) return [];
  return [
    ...delta.added.map((requirement) => ({requirement, place: 'ADDED'}) as const),
    ...delta.modified.map((requirement) => ({requirement, place: 'MODIFIED'}) as const),
  ];
}

/** The dialect of a repository, found once. */
export function dialectOfProject(project: Project): DialectId {
  const dialect = dialects.get(project) ?? project.dialect;
  dialects.set(project, dialect);
  return dialect;
}

function readDeltaFile(document: Document, project: Project): DeltaFile | undefined {
  const found = placeInChange(document.source.path, project);
  if (!found || /^readme\./i.test(baseName(found.path))) return undefined;
  const delta = readRequirementDelta(document);
  const slips = slipsIn(delta);
  return isRequirementFile(delta, project, slips) ? {...found, delta, slips} : undefined;
}

function placeInChange(path: string, project: Project): Pick<DeltaFile, 'change' | 'path'> | undefined {
  if (!isBelow(CHANGES, path) || isBelow(ARCHIVE, path)) return undefined;
  const [name = '', folder, ...rest] = path.slice(CHANGES.length + 1).split('/');
  const change = folder === 'specs' ? activeChange(project, name) : undefined;
  return change && {change, path: rest.join('/')};
}

/** A file without any section is one by its name, in a repository of requirements or with a requirement in it. */
function isRequirementFile(
  {document, orphans}: RequirementDelta,
  project: Project,
  slips: readonly Slip[],
): boolean {
  const dialect = dialectOf(document);
  if (dialect) return dialect === 'requirement';
  if (!/\/spec\.md$/i.test(document.source.path)) return orphans.length > 0 && slips.length > 0;
  return orphans.length > 0 || dialectOfProject(project) === 'requirement';
}

/** Bytes that were read as another encoding have no structure to speak of. */
function isUtf16({source: {invalidAt, text}}: Document): boolean {
  return invalidAt !== undefined && text.includes('\u0000');
}
