import {readFeatureDelta} from '../../dialects/feature.ts';
import {requirementSections} from '../../dialects/requirement.ts';
import type {Document} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {ARCHIVE, baseName, CHANGES} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {defineRule, type Problem} from '../rule.ts';
import {isMarkdown} from '../scope.ts';

const LEFTOVER = /(?:~|\.orig|\.rej|\.bak|\.swp)$|^\.DS_Store$/;
/** The files of a change that may show deltas without being one. */
const PROSE = /^(?:proposal|proposal-summary|design|tasks|readme|changelog|agents|claude)\.(?:md|markdown)$/i;

export const noStrayFiles = defineRule({
  id: 'no-stray-files',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'change',
  summary: 'every file under `changes/` lies where it is read',
  *check(project) {
    for (const path of project.files) {
      if (isLoose(path)) yield problem(path, 'in no change', 'a folder with a `proposal.md`');
    }
    for (const {folder, files} of project.changes) {
      for (const path of files) {
        if (LEFTOVER.test(baseName(path))) yield problem(path, 'left by an editor or a merge', 'it deleted');
        else if (isRootDelta(path, folder, project))
          yield problem(path, 'is a delta that is not read', 'it under `specs/`');
      }
    }
  },
});

function problem(path: string, what: string, right: string): Problem {
  return {path, message: `File \`${printable(baseName(path))}\` ${what}, expected ${right}`};
}

/** Beside the changes; a name in capitals, as `README.md` or `INDEX.md`, is a page about them. */
function isLoose(path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  const stem = baseName(path).replace(/\.[^.]*$/, '');
  const isPage = stem === stem.toUpperCase() || /^(?:readme|index|changelog)$/i.test(stem);
  return (parent === CHANGES || parent === ARCHIVE) && isMarkdown(path) && !isPage;
}

function isRootDelta(path: string, folder: string, project: Project): boolean {
  const name = path.slice(folder.length + 1);
  if (name.includes('/') || !isMarkdown(name) || PROSE.test(name)) return false;
  const document = project.document(path);
  return document !== undefined && isDelta(document, project);
}

function isDelta(document: Document, project: Project): boolean {
  const hasRequirements = requirementSections(document).some(({children}) =>
    children.some(({title}) => /^requirement\b/i.test(title)),
  );
  return hasRequirements || readFeatureDelta(document, project.vocabulary) !== undefined;
}
