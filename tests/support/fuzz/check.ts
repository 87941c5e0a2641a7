import {readReadme} from '../../../src/changelog/formats/table/readme.ts';
import {readTechnicalLog} from '../../../src/changelog/formats/technical/log.ts';
import {readFeatureDelta} from '../../../src/dialects/feature.ts';
import {readFilesChanged} from '../../../src/dialects/files-changed.ts';
import {readRequirementDelta} from '../../../src/dialects/requirement-delta.ts';
import {readSpec} from '../../../src/dialects/spec.ts';
import {vocabularyOf} from '../../../src/dialects/vocabulary.ts';
import {fixAll} from '../../../src/lint/fixes/fix.ts';
import type {Finding} from '../../../src/lint/rule.ts';
import {lint} from '../../../src/lint/run.ts';
import type {Document} from '../../../src/markdown/document.ts';
import {applyEdits} from '../../../src/markdown/edit.ts';
import {descendants} from '../../../src/markdown/section.ts';
import {encode} from '../../../src/markdown/source.ts';
import {planArchive} from '../../../src/plan/archive-changes.ts';
import {previewProject} from '../../../src/plan/preview.ts';
import {updateChangelogs} from '../../../src/plan/update-changelogs.ts';
import {readConfig} from '../../../src/project/config.ts';
import {strictMerge} from '../../../src/project/merges.ts';
import {readMetadata} from '../../../src/project/metadata.ts';
import type {Project} from '../../../src/project/project.ts';
import {readLooseBoxes, readTasks} from '../../../src/project/tasks.ts';
import {Refusal} from '../../../src/refusal.ts';
import {treeProblems} from '../tree-problems.ts';
import {rangeProblems} from './ranges.ts';
import {projectIn, type Role, roles} from './roles.ts';

/** Do with a document all that is done with one in its role, and say what went wrong; nothing is thrown. */
export function fuzzProblems(bytes: Uint8Array, roleIndex: number): readonly string[] {
  const role = roles[roleIndex % roles.length] as Role;
  try {
    const project = projectIn(role, bytes);
    const document = project.document(role.path);
    if (!document) return isNamed(project, role.path) ? [] : [`${role.path} is not read, and nobody says so`];
    return [
      ...bytesProblems(bytes, document),
      ...treeProblems(document),
      ...rangeProblems(document.text, readings(document)),
      ...fixProblems(project, role.path),
      ...archiveProblems(project, role.path),
    ];
  } catch (error) {
    return [`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** A document past the bounds is refused by its name. */
function isNamed(project: Project, path: string): boolean {
  return project.unreadable.some((each) => each.path === path);
}

/** Everything there is to read in a text, whatever it is meant to be. */
function readings(document: Document): readonly unknown[] {
  const {text, top} = document;
  if (text.length < 400) readConfig(text);
  if (text.length < 400) readMetadata(text);
  return [
    readFeatureDelta(document, vocabularyOf()),
    readRequirementDelta(document),
    readSpec(document),
    readTasks(document),
    readLooseBoxes(document),
    readReadme(document),
    readTechnicalLog(document),
    [...descendants(top)].map((section) => readFilesChanged(document, section)),
  ];
}

/** Without edits, the bytes stay as they are. */
function bytesProblems(bytes: Uint8Array, {source}: Document): readonly string[] {
  if (source.invalidAt !== undefined) return rangeProblems(source.text, {start: 0, end: source.invalidAt});
  const written = encode(source, applyEdits(source.text, []));
  return Buffer.compare(written, bytes) === 0 ? [] : ['the bytes change without an edit'];
}

/** What is said of one document and of the project it stands in. */
function check(project: Project, path: string): readonly Finding[] {
  const documents = [project.document(path)].filter((document) => document !== undefined);
  return lint(project, {changes: project.changes, documents, includesProject: true});
}

/** Findings lie in their documents, and a second run of the fixes finds nothing to do. */
function fixProblems(project: Project, at: string): readonly string[] {
  const checked = (current: Project) => check(current, at);
  const findings = checked(project);
  const misplaced = findings.flatMap(({path, start, end, fix, rule}) => {
    const text = project.document(path)?.text ?? '';
    const range = start && end && {start: start.offset, end: end.offset};
    return rangeProblems(text, [range, fix]).map((problem) => `${rule}: ${problem}`);
  });
  if (findings.every(({fix}) => !fix)) return misplaced;
  const fixed = fixAll(project, checked);
  if (fixed.sources.size === 0) return misplaced;
  const again = fixAll(fixed.project, checked);
  return [...misplaced, ...[...again.sources.keys()].map((path) => `the fixes of ${path} do not end`)];
}

/** An archive is planned or refused, and what it plans can be read. */
function archiveProblems(project: Project, at: string): readonly string[] {
  const changes = project.changes.filter(({name}) => name === 'fuzz');
  const updatesChangelogs = !at.endsWith('/spec.md');
  try {
    const merging = {...strictMerge, allowsScenarioRemoval: true, retires: true};
    const request = {changes, filled: [], date: '2026-02-03', merging, allowsOpenTasks: true};
    const switches = {validates: false, skipsSpecs: false, updatesChangelogs};
    const {plan, findings} = planArchive(project, {...request, ...switches});
    if (!updatesChangelogs || findings.some(({severity}) => severity === 'error')) return [];
    const after = previewProject(project, plan);
    const again = updateChangelogs(after).files;
    return again.length === 0 ? [] : ['the changelog is not up to date behind an archive'];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
